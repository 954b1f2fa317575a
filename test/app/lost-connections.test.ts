import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ServerConfig } from '../../server/config/server-config.ts';
import { actionOf, graphOf } from '../execution/graph-shorthand.ts';
import { nodeOf } from '../execution/test-stand.ts';
import { startWorkerProcess } from '../faults/worker-process.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { type AppStand, createAppStand } from './support/app-stand.ts';
import { browserPath, withBrowser } from './support/browser.ts';
import { createGate } from './support/gate.ts';
import { pictureOf } from './support/picture.ts';
import { waitForExecution, waitForNode } from './support/wait-for-node.ts';

const [first, second] = [createGate(), createGate()];
const config: ServerConfig = {
  workflowPlugins: [
    {
      stepImporters: [
        {
          actionId: 'try/talk',
          importer: {
            stepFunction: async (_input, { attempt, log }) => {
              for (let line = 0; line < 4; line += 1) log.info(`attempt ${attempt}, line ${line}`);
              if (attempt === 1) await first.opened;
              if (attempt === 4) await second.opened;
              if (attempt < 5) throw new Error(`attempt ${attempt} failed`);
              return { attempt };
            },
          },
        },
      ],
    },
  ],
};
/** What the browser itself says when a server is not there. */
const AWAY = /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/;

const folder = makeTemporaryFolder();
let app: AppStand;

beforeAll(async () => {
  if (browserPath !== undefined) app = await createAppStand(config, { worker: false });
}, 120_000);

afterAll(async () => {
  await app?.close();
  folder.remove();
});

describe('a viewer that stays open', () => {
  withBrowser('sees the worker killed, and the step tried again by the next one', async () => {
    const { stand } = app;
    const env = {
      DATABASE_URL: stand.db.url,
      TEMPORAL_ADDRESS: stand.address,
      PERDURE_TASK_QUEUE: stand.taskQueue,
      LEDGER: join(folder.path, 'ledger.jsonl'),
    };
    const graph = graphOf({ t: ['trigger'], a: actionOf('effect', { tag: 'a', ms: 1_500 }) }, ['t>a']);
    const id = await stand.trigger(await stand.publish(graph));
    const { page, complaints, close } = await app.openPage(`/executions/${id}?node=a`);
    const worker = await startWorkerProcess(env);
    try {
      await waitForNode(page, 'a', 'running', { attempt: '1' });
    } finally {
      await worker.kill();
    }
    const next = await startWorkerProcess(env);
    try {
      await waitForNode(page, 'a', 'running', { attempt: '2' });
      await page.getByText('WORKER_LOST').first().waitFor();
      await waitForExecution(page, id, 'success');
    } finally {
      await next.stop();
    }
    expect((await pictureOf(page)).nodes).toEqual({ a: 'success 2', t: 'success 0' });
    expect(complaints).toEqual([]);
    await close();
  });

  withBrowser('loses the api and finds it again: nothing is missed, nothing shown twice', async () => {
    const { stand } = app;
    await stand.startWorker();
    const graph = graphOf({ t: ['trigger'], a: actionOf('talk', {}, { retry: { initialInterval: '1ms', maximumAttempts: 5 } }) }, ['t>a']);
    const id = await stand.trigger(await stand.publish(graph));
    const { page, complaints, close } = await app.openPage(`/executions/${id}?node=a`, { allowed: AWAY });
    await waitForNode(page, 'a', 'running', { attempt: '1' });
    await connectionIs(page, 'live');
    await page.getByRole('tab', { name: /Logs/ }).click();
    await page.getByText('attempt 1, line 3').first().waitFor();

    await app.stopApi();
    await connectionIs(page, 'reconnecting');
    await waitForNode(page, 'a', 'running', { attempt: '1' });
    first.open();
    await stand.until(id, (view) => nodeOf(view, 'a').attempts.length === 4);
    await waitForNode(page, 'a', 'running', { attempt: '1' });
    await app.startApi();
    await connectionIs(page, 'live');
    await waitForNode(page, 'a', 'running', { attempt: '4' });

    second.open();
    await waitForExecution(page, id, 'success');
    const events = await stand.events(id);
    const logged = events.flatMap((event) => (event.type === 'node.log' ? [event.line.message] : []));
    expect(logged).toEqual(expect.arrayContaining(['attempt 1, line 0', 'attempt 5, line 3']));
    await page
      .locator('.pd-log-message')
      .nth(logged.length - 1)
      .waitFor();
    expect(await page.locator('.pd-log-message').allTextContents()).toEqual(logged);
    const picture = await pictureOf(page);
    expect(picture.nodes).toEqual({ a: 'success 5', t: 'success 0' });
    expect(picture.bars.a?.filter((bar) => bar.startsWith('attempt'))).toHaveLength(5);
    await page.getByRole('tab', { name: 'Overview' }).click();
    expect(await page.locator('.pd-attempt').count()).toBe(5);
    expect(complaints).toEqual([]);
    await close();
  });
});

async function connectionIs(page: Page, connection: string): Promise<void> {
  await page.waitForSelector(`.pd-live[data-connection="${connection}"]`);
}
