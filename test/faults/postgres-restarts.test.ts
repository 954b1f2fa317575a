import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { migrate } from '../../db/migrate.ts';
import { actionOf, graphOf } from '../execution/graph-shorthand.ts';
import { createTestStand, statusesOf } from '../execution/test-stand.ts';
import { tryPlugin } from '../execution/try-plugin.ts';
import { checkInvariants } from '../support/check-invariants.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { startTestPostgres } from '../support/test-postgres.ts';

const [EXECUTIONS, RESTARTS] = process.env.FAULTS === 'long' ? [500, 10] : [40, 2];

test(`PostgreSQL killed ${RESTARTS} times under ${EXECUTIONS} executions: each ends once, nothing is lost or repeated`, async () => {
  const folder = makeTemporaryFolder();
  let postgres = await startTestPostgres(folder.path, { durable: true });
  const { port } = postgres;
  try {
    await migrate({ databaseUrl: postgres.url });
    const { plugin, ledger } = tryPlugin();
    const stand = await createTestStand({ workflowPlugins: [plugin] }, postgres.url);
    try {
      await stand.startWorker();
      const step = (tag: string) => actionOf('effect', { tag: `${tag}-{{input.n}}`, ms: 100 }, { retry: { maximumAttempts: 10 } });
      const graph = graphOf({ t: ['trigger'], a: step('a'), s: ['sleep', { duration: '500ms' }], b: step('b'), c: step('c') }, [
        't>a',
        'a>s',
        's>b',
        'b>c',
      ]);
      const workflow = await stand.publish(graph);
      const ids: string[] = [];
      for (let n = 0; n < EXECUTIONS; n += 1) ids.push(await stand.trigger(workflow, { n }));
      for (let n = 0; n < RESTARTS; n += 1) {
        postgres.kill();
        await postgres.ended;
        await sleep(300);
        postgres = await startTestPostgres(folder.path, { durable: true, port });
        expect(postgres.port).toBe(port);
        await sleep(1_500);
      }
      for (const id of ids) {
        const view = await stand.ended(id, 120_000);
        expect(statusesOf(view)).toEqual({ t: 'success', a: 'success', s: 'success', b: 'success', c: 'success' });
      }
      // A step whose outcome could not be written in time is tried again: at least once, under one key.
      const keys = new Map(ledger.map(({ tag, key }) => [tag, key]));
      expect(ledger.every(({ tag, key }) => keys.get(tag) === key)).toBe(true);
      expect(keys.size).toBe(EXECUTIONS * 3);
      expect(await checkInvariants(stand.database, stand.address)).toMatchObject({ executions: EXECUTIONS });
    } finally {
      await stand.close();
    }
  } finally {
    await postgres.stop();
    folder.remove();
  }
}, 600_000);
