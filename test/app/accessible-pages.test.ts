import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type AppStand, createAppStand } from './support/app-stand.ts';
import { browserPath, withBrowser } from './support/browser.ts';
import { ORDER, ORDER_GRAPH, orderServices } from './support/order-workflow.ts';
import { seriousFaults } from './support/serious-faults.ts';

/** A page in one of its states. */
interface State {
  name: string;
  path: string;
  userName?: string | null;
  /** there once it is drawn */
  ready: string;
  /** what leads from the page to the state */
  act?(page: Page): Promise<void>;
}

const LARGE = { width: 1440, height: 900 };
const SMALL = { width: 1280, height: 720 };
const PHONE = { width: 390, height: 844 };

const services = orderServices();
let app: AppStand;
let states: State[];

beforeAll(async () => {
  if (browserPath === undefined) return;
  app = await createAppStand(services.config);
  const workflow = await app.stand.publish(ORDER_GRAPH);
  const [running, failed] = await Promise.all([
    app.stand.trigger(workflow, ORDER),
    app.stand.trigger(workflow, { ...ORDER, customerId: 'c-9' }),
  ]);
  await app.stand.until(running, ({ nodes }) => nodes.some(({ nodeId, attempts }) => nodeId === 'reserve' && attempts.length > 1));
  await app.stand.ended(failed);
  states = [
    { name: 'login', path: '/login', userName: null, ready: '.pd-login-box' },
    { name: 'no executions', path: '/executions', userName: 'nobody', ready: 'text=No executions yet' },
    { name: 'no workflows', path: '/workflows', userName: 'nobody', ready: 'text=No workflows yet' },
    { name: 'executions', path: '/executions', ready: `[data-row][data-execution-id="${failed}"]` },
    { name: 'nothing found', path: '/executions?user=somebody-else', ready: 'text=Clear filters' },
    { name: 'running', path: `/executions/${running}`, ready: '[data-node-id="reserve"][data-status="running"]' },
    { name: 'retrying node', path: `/executions/${running}?node=reserve`, ready: '.pd-attempt' },
    { name: 'skipped node', path: `/executions/${running}?node=standard`, ready: '.pd-details .pd-why' },
    {
      name: 'cancel',
      path: `/executions/${running}`,
      ready: '[data-node-id="reserve"]',
      act: (page) => click(page, 'Cancel', '.pd-dialog'),
    },
    { name: 'failed', path: `/executions/${failed}`, ready: '[data-node-id="find-customer"][data-status="error"]' },
    { name: 'failed node', path: `/executions/${failed}?node=find-customer`, ready: '.pd-details .pd-why' },
    {
      name: 'replay',
      path: `/executions/${failed}`,
      ready: '[data-node-id="find-customer"]',
      act: async (page) => {
        await page.getByRole('slider', { name: 'Moment shown' }).press('Home');
        await page.waitForSelector('.pd-live[data-connection="replay"]', { state: 'attached' });
      },
    },
    { name: 'not found', path: '/executions/0199aaaa-0000-7000-8000-000000000000', ready: '[role="alert"]' },
    { name: 'workflows', path: '/workflows', ready: '.pd-workflow-row[href], a.pd-row' },
    { name: 'workflow', path: `/workflows/${workflow}`, ready: '[data-node-id="reserve"]' },
    {
      name: 'run',
      path: `/workflows/${workflow}`,
      ready: '[data-node-id]',
      act: (page) => click(page, 'Run workflow', '.pd-dialog textarea'),
    },
    { name: 'settings', path: '/settings', ready: 'text=API keys' },
    { name: 'new key', path: '/settings', ready: 'text=API keys', act: (page) => click(page, 'Create key', '.pd-dialog') },
  ];
}, 120_000);

afterAll(async () => {
  services.warehouse.open();
  await app?.close();
});

describe('every page, in each of its states', () => {
  withBrowser(
    'has no serious fault of accessibility, light and dark; fits every window; and stands still where motion is unwelcome',
    async () => {
      const found: Record<string, string[]> = {};
      for (const userName of ['ann', 'nobody', null]) {
        const options = { userName, reducedMotion: 'reduce', allowed: /status of 40[14]/ } as const;
        const { page, complaints, close } = await app.openPage('/login', options);
        for (const state of states.filter((each) => (each.userName === undefined ? 'ann' : each.userName) === userName)) {
          await page.setViewportSize(LARGE);
          await page.emulateMedia({ colorScheme: 'light' });
          await page.goto(state.path);
          await page.waitForSelector(state.ready);
          await state.act?.(page);
          const faults = await faultsOf(page);
          if (faults.length > 0) found[state.name] = faults;
          expect([state.name, complaints]).toEqual([state.name, []]);
        }
        await close();
      }
      expect(found).toEqual({});
    },
    240_000,
  );
});

async function faultsOf(page: Page): Promise<string[]> {
  const faults = await seriousFaults(page);
  for (const viewport of [SMALL, PHONE, LARGE]) {
    await page.setViewportSize(viewport);
    faults.push(...(await misfits(page)).map((text) => `${viewport.width} px: ${text}`));
  }
  const moving = await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
  if (moving > 0) faults.push(`${moving} animations run`);
  await page.emulateMedia({ colorScheme: 'dark' });
  faults.push(...(await seriousFaults(page, ['color-contrast'])).map((text) => `dark: ${text}`));
  return faults;
}

async function click(page: Page, button: string, leadsTo: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.waitForSelector(leadsTo);
}

/** What is wider than the window, and main parts that are not in sight. */
function misfits(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // two frames: what observes its size has drawn itself anew
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const found: string[] = [];
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the document is ${scrollWidth} wide`);
    if (scrollHeight > clientHeight) found.push(`the document is ${scrollHeight} high`);
    const canBeScrolled = (element: Element): boolean => {
      for (let each = element.parentElement; each !== null; each = each.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth) return true;
      }
      return false;
    };
    const inSight = (element: Element) => {
      const { width, height, left, top } = element.getBoundingClientRect();
      return width > 20 && height > 10 && left >= 0 && left + Math.min(width, 20) <= innerWidth && top < innerHeight;
    };
    const main = ['main, .pd-dialog', 'h1, h2, h3, .pd-viewer-name'];
    if (document.querySelector('.pd-viewer-body')) {
      const one = innerWidth < 800 ? '.pd-viewer-canvas, .pd-viewer-timeline, .pd-viewer-details' : '';
      main.push(...(one === '' ? ['.pd-viewer-canvas', '.pd-viewer-timeline'] : [one]), '.pd-viewer-header .pd-chip');
    }
    for (const selector of main) {
      if (![...document.querySelectorAll(selector)].some(inSight)) found.push(`${selector} is not in sight`);
    }
    for (const element of document.querySelectorAll('button, a, input, select, textarea')) {
      const { width, right, left } = element.getBoundingClientRect();
      const scrolls = element.closest('.react-flow') !== null || canBeScrolled(element);
      if (width > 0 && !scrolls && (left < -1 || right > innerWidth + 1)) found.push(`out of sight: ${element.outerHTML.slice(0, 100)}`);
    }
    return found;
  });
}
