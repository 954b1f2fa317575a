import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningApi, startApi } from '../../api/main.ts';
import { silentLog } from '../../api/silent-log.ts';
import { VERSION } from '../../api/version.ts';
import { migrationNames } from '../../db/migrations-folder.ts';
import { createApiKey } from '../../server/keys/create-api-key.ts';
import { createTestStand, type TestStand } from '../execution/test-stand.ts';
import { eventually } from '../support/eventually.ts';
import { seedJournal } from '../support/seed-journal.ts';
import { TRIGGER_ONLY } from '../support/seed-workflow.ts';

let stand: TestStand;
const opened: RunningApi[] = [];

beforeAll(async () => {
  stand = await createTestStand();
}, 60_000);

afterAll(async () => {
  for (const api of opened) await api.close();
  await stand.close();
}, 60_000);

async function apiWith(temporal: object) {
  const [host, port, metricsPort] = ['127.0.0.1', 0, null];
  const api = await startApi({ databaseUrl: stand.db.url, config: {}, host, port, metricsPort, temporal, log: silentLog });
  opened.push(api);
  const by = { userName: 'ann', scopes: ['admin'] } as const;
  const { key } = await createApiKey(stand.database.client, by, { name: 'test', scopes: ['read'] });
  return async (path: string) => {
    const response = await fetch(api.url + path, { headers: { authorization: `Bearer ${key}` } });
    // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever JSON came
    return { status: response.status, text: await response.clone().text(), json: (await response.json()) as any };
  };
}

test('a namespace that is not there counts as not reachable', async () => {
  const ask = await apiWith({ address: stand.address, namespace: 'nowhere' });
  const { json } = await ask('/api/system');
  expect(json.temporal).toMatchObject({ namespace: 'nowhere', uiUrl: null, reachable: false, message: expect.stringContaining('nowhere') });
  expect(json.workers).toBe(null);
});

test('with Temporal away the system answers within two seconds, and the link to its UI is known all the same', async () => {
  const ask = await apiWith({ address: '127.0.0.1:1', namespace: 'a b', uiUrl: 'http://ui.example/temporal' });
  const before = Date.now();
  const { status, json } = await ask('/api/system');
  expect(Date.now() - before).toBeLessThan(2_000);
  expect([status, json.temporal.reachable, json.workers]).toEqual([200, false, null]);
  expect(json.temporal.message).toMatch(/does not answer/);

  const { id } = await seedJournal(stand.database, [], { userName: 'ann' });
  const link = async (of = id) => (await ask(`/api/executions/${of}/temporal-link`)).json;
  await stand.database.client.query(`update perdure.executions set temporal_id = id || '/2' where id = $1`, [id]);
  expect(await link()).toEqual({ uiUrl: `http://ui.example/temporal/namespaces/a%20b/workflows/${id}%2F2` });
  const foreign = await seedJournal(stand.database, [], { userName: 'zoe', runsAs: 'zoe' });
  expect((await link(foreign.id)).code).toBe('EXECUTION_NOT_FOUND');
  expect((await link('7')).code).toBe('EXECUTION_NOT_FOUND');
}, 30_000);

test('there is no link before an execution was handed over, nor without the URL of the UI', async () => {
  const ask = await apiWith({ address: stand.address });
  const id = await stand.trigger(await stand.publish(TRIGGER_ONLY));
  expect((await ask(`/api/executions/${id}/temporal-link`)).json).toEqual({ uiUrl: null });
});

test('the system tells its versions, where Temporal is and how many workers were seen', async () => {
  const ask = await apiWith({ address: stand.address, taskQueue: stand.taskQueue, uiUrl: 'http://ui.example' });
  await stand.startWorker();
  await eventually(async () => (await ask('/api/system')).json.workers?.count === 1, { timeoutMs: 20_000 });
  const { status, json, text } = await ask('/api/system');
  expect([status, json]).toEqual([
    200,
    {
      version: VERSION,
      schema: { name: 'perdure', migration: (await migrationNames()).at(-1) },
      node: process.version,
      temporal: { address: stand.address, namespace: 'default', taskQueue: stand.taskQueue, uiUrl: 'http://ui.example', reachable: true },
      database: { ok: true, serverVersion: expect.stringMatching(/^\d+\.\d+$/) },
      workers: { count: 1, lastSeenAt: expect.stringMatching(/Z$/) },
    },
  ]);
  expect(text).not.toMatch(/postgres(ql)?:/);
  expect(text).not.toContain(`:${new URL(stand.db.url).port}`);
}, 60_000);

test('what Temporal says of an execution comes with the link', async () => {
  const ask = await apiWith({ address: stand.address, taskQueue: stand.taskQueue, uiUrl: 'http://ui.example' });
  const { id } = await stand.run(TRIGGER_ONLY);
  expect((await ask(`/api/executions/${id}/temporal`)).json).toMatchObject({
    temporalId: id,
    uiUrl: `http://ui.example/namespaces/default/workflows/${id}`,
  });
}, 60_000);
