import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { ServerConfig } from '../../server/config/server-config.ts';
import { graphOf } from '../execution/graph-shorthand.ts';
import { type AppStand, createAppStand } from './support/app-stand.ts';
import { browserPath, withBrowser } from './support/browser.ts';
import { seriousFaults } from './support/serious-faults.ts';
import { waitForExecution, waitForNode } from './support/wait-for-node.ts';

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

let app: AppStand;

beforeAll(async () => {
  if (browserPath !== undefined) app = await createAppStand(config);
}, 120_000);

afterAll(() => app?.close());

describe('the web app', () => {
  withBrowser('shows a run live from its start to its end, and what anybody wrote in it as text', async () => {
    const workflow = await app.stand.publish(graph);
    const id = await app.stand.trigger(workflow, { n: 2 });
    const { page, complaints, close } = await app.openPage(`/executions/${id}`);
    await waitForNode(page, 'held', 'running');
    await waitForNode(page, 'flaky', 'success', { attempt: '2' });
    await waitForNode(page, 'other', 'idle', { skipped: 'true' });
    await page.waitForSelector('[data-edge-id="e3"][data-state="dead"]', { state: 'attached' });
    goOn();
    await waitForNode(page, 's', 'paused');
    await page.reload();
    await waitForNode(page, 'broken', 'error');
    await waitForExecution(page, id, 'error');
    await page.locator('[data-node-id="flaky"]').dispatchEvent('click');
    await page.getByRole('tab', { name: /Logs/ }).click();
    await page.getByText(EVIL).first().waitFor();
    await page.getByRole('tab', { name: 'Output' }).click();
    expect(page.url()).toContain('node=flaky');
    expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
    expect(complaints).toEqual([]);
    await close();
  });

  withBrowser('says what it is when an execution is not there', async () => {
    const { page, close } = await app.openPage('/executions/0199aaaa-0000-7000-8000-000000000000');
    await page.getByText('The execution cannot be shown').waitFor();
    await close();
  });

  for (const theme of ['light', 'dark'] as const) {
    withBrowser(`has no serious fault of accessibility on any page, ${theme}`, async () => {
      const workflow = await app.stand.publish(graphOf({ t: ['trigger'], a: ['set', { values: { x: 1 } }] }, ['t>a']));
      const id = await app.stand.trigger(workflow);
      await app.stand.ended(id);
      const { page, complaints, close } = await app.openPage('/executions', { colorScheme: theme });
      for (const [path, ready] of [
        ['/executions', '.pd-glyph'],
        [`/executions/${id}?node=a`, '[data-node-id="a"][data-status="success"]'],
        ['/workflows', '.pd-button, .pd-row, a'],
        [`/workflows/${workflow}`, '[data-node-id="a"]'],
        ['/settings', 'h2, h3'],
      ] as const) {
        await page.goto(path);
        await page.waitForSelector(ready);
        expect([path, await seriousFaults(page)]).toEqual([path, []]);
      }
      expect(complaints).toEqual([]);
      await close();
    });
  }
});
