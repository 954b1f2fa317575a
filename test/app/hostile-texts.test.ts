import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ServerConfig } from '../../server/config/server-config.ts';
import { actionOf, graphOf, type NodeShorthand } from '../execution/graph-shorthand.ts';
import { seedWorkflow } from '../support/seed-workflow.ts';
import { type AppStand, createAppStand } from './support/app-stand.ts';
import { browserPath, withBrowser } from './support/browser.ts';
import { HOSTILE_TEXTS } from './support/hostile-texts.ts';
import { waitForExecution, waitForNode } from './support/wait-for-node.ts';

const ALL = HOSTILE_TEXTS.join('\n');
const NAME = HOSTILE_TEXTS.slice(0, 4).join(' ');

const config: ServerConfig = {
  workflowPlugins: [
    {
      stepImporters: [
        {
          actionId: 'try/say',
          importer: {
            stepFunction: async ({ index }, { log }) => {
              const text = HOSTILE_TEXTS[Number(index)] ?? '';
              log.info(text, { [text]: text });
              return { [text]: text, said: text };
            },
          },
        },
        {
          actionId: 'try/fail',
          importer: {
            stepFunction: () => {
              throw new Error(ALL);
            },
          },
        },
      ],
    },
  ],
};

const says = HOSTILE_TEXTS.map((label, index): [string, NodeShorthand] => [`n${index}`, actionOf('say', { index }, { label })]);
const graph = graphOf(
  {
    t: ['trigger', {}, { label: NAME }],
    ...Object.fromEntries(says),
    fail: actionOf('fail', {}, { label: ALL, retry: { maximumAttempts: 1 } }),
  },
  [...says.map(([id]) => `t>${id}`), 'n0>fail'],
);
const waits = graphOf({ t: ['trigger', {}, { label: NAME }], s: ['sleep', { duration: '1h' }, { label: NAME }] }, ['t>s']);

let app: AppStand;

beforeAll(async () => {
  if (browserPath !== undefined) app = await createAppStand(config);
}, 120_000);

afterAll(() => app?.close());

describe('what somebody wrote to attack whoever looks at it', () => {
  withBrowser('is text in the viewer: as name, label, output, log, error and input', async () => {
    const { page, complaints, close, alarms } = await openGuarded('/executions');
    const id = await app.stand.trigger(await publish(graph), Object.fromEntries(HOSTILE_TEXTS.map((text) => [text, text])));
    const answer = await page.goto(`/executions/${id}`);
    const policy = answer?.headers()['content-security-policy'];
    expect(policy).toMatch(/script-src 'self';style-src 'self';/);
    expect(policy).not.toMatch(/unsafe|nonce/);
    await waitForExecution(page, id, 'error');

    for (const tab of ['Overview', 'Output', 'Logs'] as const) {
      for (const [index, text] of HOSTILE_TEXTS.entries()) {
        await page.locator(`[data-node-id="n${index}"]`).dispatchEvent('click');
        const details = page.getByRole('complementary', { name: 'Details' });
        await details.getByRole('heading', { name: text, exact: true }).waitFor();
        if (index === 0) await details.getByRole('tab', { name: tab }).click();
        if (tab === 'Logs') await details.locator('.pd-log-message', { hasText: text }).first().waitFor();
        if (tab === 'Output') await details.locator('.pd-json', { hasText: JSON.stringify(text).slice(0, 40) }).waitFor();
      }
    }
    await page.locator('.pd-log-data').first().click();
    await page.locator('[data-node-id="fail"]').dispatchEvent('click');
    await page.getByRole('tab', { name: 'Overview' }).click();
    await page.locator('.pd-error-message', { hasText: HOSTILE_TEXTS[0] ?? '' }).waitFor();
    await page.getByRole('button', { name: NAME }).first().click();
    await page.getByText('Input of the execution').or(page.getByLabel('Input of the execution')).first().waitFor();
    expect(await page.title()).toContain(NAME.replace(/\s+/g, ' ').slice(0, 40));
    await expectUnharmed(page);
    expect([alarms, complaints]).toEqual([[], []]);
    await close();
  });

  withBrowser('is text as the reason of a cancel, as name of a key, and in every list', async () => {
    const workflow = await publish(waits);
    const id = await app.stand.trigger(workflow);
    const { page, complaints, close, alarms } = await openGuarded(`/executions/${id}?node=${encodeURIComponent(NAME)}`);
    await waitForNode(page, 's', 'paused');
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page.getByLabel('Reason').fill(NAME);
    await page.getByRole('button', { name: 'Cancel execution' }).click();
    await waitForExecution(page, id, 'error');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: NAME }).first().click();
    await page.locator('.pd-error-message', { hasText: NAME }).first().waitFor();
    await expectUnharmed(page);

    for (const path of ['/executions', `/executions?user=${encodeURIComponent(NAME)}`, '/workflows', `/workflows/${workflow}`]) {
      await page.goto(path);
      await page.getByText(NAME).filter({ visible: true }).first().waitFor();
      await expectUnharmed(page);
    }
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Create key' }).click();
    await page.getByLabel('Name').fill(NAME);
    await page.getByRole('dialog').getByRole('button', { name: 'Create key' }).click();
    await page.getByRole('list', { name: 'API keys' }).getByText(NAME).waitFor();
    await expectUnharmed(page);

    for (const to of ['javascript:hacked=1', '//evil.example/', 'https://evil.example/', '/\\evil.example', '/executions/%2e%2e%2f']) {
      await page.goto(`/login?to=${encodeURIComponent(to)}`);
      await page.getByLabel('API key').fill(await app.keyOf('ann'));
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.pathname !== '/login');
      expect(new URL(page.url()).origin).toBe(app.url);
      await expectUnharmed(page);
    }
    expect([alarms, complaints]).toEqual([[], []]);
    await close();
  });
});

async function publish(published: typeof graph): Promise<string> {
  return (await seedWorkflow(app.stand.database, { userName: 'ann', name: NAME, versions: [published] })).id;
}

/** A page, and whatever it did that only a script of the attacker's would do: a dialog, a window, a call elsewhere. */
async function openGuarded(path: string) {
  const opened = await app.openPage(path);
  const { page } = opened;
  const alarms: string[] = [];
  page.on('dialog', (dialog) => {
    alarms.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => alarms.push(`window: ${popup.url()}`));
  page.context().on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${app.url}/`) && !url.startsWith('blob:')) alarms.push(`request: ${url}`);
  });
  return { ...opened, alarms };
}

/** No script ran, and nothing in the document could run one. */
async function expectUnharmed(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const harm: string[] = [];
    if ('hacked' in globalThis) harm.push('a script ran');
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (/^on|^srcdoc$/.test(name)) harm.push(`${element.tagName} ${name}=${value}`);
        if (/^(xlink:)?(href|src|action|formaction|data|poster|background)$/.test(name) && !/^(\/|https?:|#)/.test(value)) {
          harm.push(`${element.tagName} ${name}=${value}`);
        }
      }
    }
    for (const each of document.querySelectorAll('iframe, object, embed, base, marquee, math, style, script:not([src])')) {
      harm.push(each.outerHTML.slice(0, 120));
    }
    return harm;
  });
  expect(found).toEqual([]);
}
