import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { type RunningApi, startApi } from '../../api/main.ts';
import type { ServerConfig } from '../../server/config/server-config.ts';
import { createApiKey } from '../../server/keys/create-api-key.ts';
import { graphOf } from '../execution/graph-shorthand.ts';
import { createTestStand, type TestStand } from '../execution/test-stand.ts';
import { ROOT } from '../house/source-files.ts';
import { silentLog } from '../support/silent-log.ts';

const browserPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const withBrowser = browserPath === undefined ? test.skip : test;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const EVIL = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';

let goOn: () => void;
const held = new Promise<void>((resolve) => {
  goOn = resolve;
});

const config: ServerConfig = {
  workflowPlugins: [
    {
      stepImporters: [
        {
          actionId: 'try/flaky',
          importer: {
            stepFunction: async (_input, { attempt, log }) => {
              log.info(EVIL);
              if (attempt < 2) throw new Error('the warehouse answered 503');
              return { said: EVIL };
            },
          },
        },
        { actionId: 'try/held', importer: { stepFunction: () => held } },
        {
          actionId: 'try/broken',
          importer: {
            stepFunction: () => {
              throw new Error(EVIL);
            },
          },
        },
      ],
    },
  ],
};

const graph = graphOf(
  {
    t: ['trigger'],
    flaky: ['action', { actionType: 'try/flaky' }, { retry: { initialInterval: '1ms' }, label: EVIL }],
    c: ['condition', { expression: 'input.n > 1' }],
    held: ['action', { actionType: 'try/held' }],
    other: ['set', { values: { a: 1 } }],
    broken: ['action', { actionType: 'try/broken' }, { retry: { maximumAttempts: 1 } }],
    s: ['sleep', { duration: '1s' }],
  },
  ['t>flaky', 'flaky>c', 'c:true>held', 'c:false>other', 'held>s', 's>broken'],
);

let stand: TestStand;
let api: RunningApi;
let key: string;
let browser: Browser;

beforeAll(async () => {
  if (browserPath === undefined) return;
  stand = await createTestStand(config);
  await stand.startWorker();
  api = await startApi({
    databaseUrl: stand.db.url,
    config,
    host: '127.0.0.1',
    port: 0,
    metricsPort: null,
    appFolder: join(ROOT, 'dist', 'app'),
    log: silentLog(),
  });
  ({ key } = await createApiKey(
    stand.database.client,
    { userName: 'ann', scopes: ['admin'] },
    { name: 'test', scopes: ['read', 'run', 'edit'] },
  ));
  browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await api?.close();
  await stand?.close();
});

/** A page signed in as `ann`, and what it complained of. */
async function openPage(colorScheme: 'light' | 'dark' = 'light'): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${api.url}/login`);
  await page.getByLabel('API key').fill(key);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/executions');
  complaints.length = 0;
  return { page, complaints };
}

const card = (page: Page, id: string, status: string) => page.waitForSelector(`[data-node-id="${id}"][data-status="${status}"]`);

async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe was put into the page as text, without types
    const { violations } = await (globalThis as any).axe.run(document, { resultTypes: ['violations'] });
    return violations as { id: string; impact: string; nodes: { html: string }[] }[];
  });
  // a card is named in one fixed form, "Charge card, running, attempt 3", whatever else its second line says
  const named = found.filter(
    ({ id, nodes }) => id !== 'label-content-name-mismatch' || nodes.some(({ html }) => !html.includes('pd-card')),
  );
  return named
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

describe('the web app', () => {
  withBrowser('shows a run live from its start to its end, and what anybody wrote in it as text', async () => {
    const { page, complaints } = await openPage();
    const workflow = await stand.publish(graph);
    const id = await stand.trigger(workflow, { n: 2 });
    await page.goto(`${api.url}/executions/${id}`);
    await card(page, 'held', 'running');
    await page.waitForSelector('[data-node-id="flaky"][data-status="success"][data-attempt="2"]');
    await page.waitForSelector('[data-node-id="other"][data-skipped="true"]');
    await page.waitForSelector('[data-edge-id="e3"][data-state="dead"]', { state: 'attached' });
    goOn();
    await card(page, 's', 'paused');
    await page.reload();
    await card(page, 'broken', 'error');
    await page.waitForSelector(`[data-execution-id="${id}"][data-status="error"]`);
    await page.locator('[data-node-id="flaky"]').dispatchEvent('click');
    await page.getByRole('tab', { name: /Logs/ }).click();
    await page.getByText(EVIL).first().waitFor();
    await page.getByRole('tab', { name: 'Output' }).click();
    expect(page.url()).toContain('node=flaky');
    expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  withBrowser('says what it is when an execution is not there', async () => {
    const { page } = await openPage();
    await page.goto(`${api.url}/executions/0199aaaa-0000-7000-8000-000000000000`);
    await page.getByText('The execution cannot be shown').waitFor();
    await page.context().close();
  });

  for (const theme of ['light', 'dark'] as const) {
    withBrowser(`has no serious fault of accessibility on any page, ${theme}`, async () => {
      const { page, complaints } = await openPage(theme);
      const workflow = await stand.publish(graphOf({ t: ['trigger'], a: ['set', { values: { x: 1 } }] }, ['t>a']));
      const id = await stand.trigger(workflow);
      await stand.ended(id);
      for (const [path, ready] of [
        ['/executions', '.pd-glyph'],
        [`/executions/${id}?node=a`, '[data-node-id="a"][data-status="success"]'],
        ['/workflows', '.pd-button, .pd-row, a'],
        [`/workflows/${workflow}`, '[data-node-id="a"]'],
        ['/settings', 'h2, h3'],
      ] as const) {
        await page.goto(api.url + path);
        await page.waitForSelector(ready);
        expect([path, await seriousFaults(page)]).toEqual([path, []]);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  }
});
