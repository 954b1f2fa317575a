import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { type RunningApi, startApi } from '../../api/main.ts';
import { silentLog } from '../../api/silent-log.ts';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { foldEvents } from '../../common/execution/fold-events.ts';
import { createApiKey } from '../../server/keys/create-api-key.ts';
import { graphOf } from '../execution/graph-shorthand.ts';
import { createTestStand, type TestStand } from '../execution/test-stand.ts';
import { eventually } from '../support/eventually.ts';
import { openSse } from './sse-client.ts';

let stand: TestStand;
let api: RunningApi;
let key: string;

beforeAll(async () => {
  stand = await createTestStand();
  await stand.startWorker();
  api = await startApi({
    databaseUrl: stand.db.url,
    config: {},
    host: '127.0.0.1',
    port: 0,
    metricsPort: null,
    temporal: { address: stand.address, taskQueue: stand.taskQueue },
    log: silentLog,
  });
  ({ key } = await createApiKey(
    stand.database.client,
    { userName: 'ann', scopes: ['admin'] },
    { name: 'test', scopes: ['read', 'run', 'edit'] },
  ));
}, 60_000);

afterAll(async () => {
  await api.close();
  await stand.close();
}, 60_000);

const ask = async (method: string, path: string, body?: object) => {
  const headers = { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  const response = await fetch(api.url + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever JSON came
  return { status: response.status, json: (await response.json()) as any };
};

const started = async (graph: ReturnType<typeof graphOf>, input = {}) => {
  const { json: workflow } = await ask('POST', '/api/workflows', { name: 'run by HTTP', graph });
  expect((await ask('POST', `/api/workflows/${workflow.id}/publish`)).status).toBe(201);
  return (await ask('POST', `/api/workflows/${workflow.id}/executions`, { input })).json.executionId as string;
};

const sleeping = graphOf({ t: ['trigger'], s: ['sleep', { duration: '10 minutes' }], o: ['output', { value: 1 }] }, ['t>s', 's>o']);

test('the snapshot and the events of a stream fold to the view that the API gives', async () => {
  const id = await started(
    graphOf(
      {
        t: ['trigger'],
        c: ['condition', { expression: 'input.n > 1' }],
        s: ['sleep', { duration: '50ms' }],
        o: ['output', { value: '{{input.n}}' }],
      },
      ['t>c', 'c:true>s', 's>o'],
    ),
    { n: 2 },
  );
  const client = await openSse(`${api.url}/api/executions/${id}/stream`, key);
  const [snapshot, ...rest] = await client.rest();
  const events = rest.filter(({ event }) => event === 'event').map(({ data }) => data);
  const folded = foldEvents(snapshot?.data as ExecutionView, events);
  const { json: view } = await ask('GET', `/api/executions/${id}`);
  expect({ ...folded, dispatchedAt: null }).toEqual({ ...view, dispatchedAt: null });
  expect(view).toMatchObject({ status: 'success', output: 2 });
}, 60_000);

test("Temporal's side agrees while it sleeps, and shows where it does not once somebody terminates it there", async () => {
  const id = await started(sleeping);
  await eventually(async () => (await ask('GET', `/api/executions/${id}`)).json.status === 'paused', { timeoutMs: 30_000 });
  const { status, json } = await ask('GET', `/api/executions/${id}/temporal`);
  expect([status, json]).toEqual([
    200,
    {
      temporalId: id,
      uiUrl: null,
      description: expect.objectContaining({
        status: 'RUNNING',
        taskQueue: stand.taskQueue,
        startTime: expect.stringMatching(/Z$/),
        closeTime: null,
      }),
      view: expect.objectContaining({ status: 'paused' }),
      viewError: null,
      differences: [],
    },
  ]);
  const connection = await Connection.connect({ address: stand.address });
  await new Client({ connection }).workflow.getHandle(id).terminate('test');
  await connection.close();
  const after = (await ask('GET', `/api/executions/${id}/temporal`)).json;
  expect(after.description.status).toBe('TERMINATED');
  // the reconciler may have seen it by now
  const seen = (await ask('GET', `/api/executions/${id}`)).json.closeReason === 'terminated';
  if (!seen) expect(after.differences).toContainEqual({ what: 'status', postgres: 'RUNNING', temporal: 'TERMINATED' });
}, 60_000);

test('a cancelled execution ends, and says so in the stream', async () => {
  const id = await started(sleeping);
  await eventually(async () => (await ask('GET', `/api/executions/${id}`)).json.status === 'paused', { timeoutMs: 30_000 });
  const client = await openSse(`${api.url}/api/executions/${id}/stream`, key);
  expect((await ask('POST', `/api/executions/${id}/cancel`, { reason: 'enough' })).status).toBe(202);
  const events = await client.rest();
  expect(events.at(-2)?.data).toMatchObject({
    type: 'execution.cancelled',
    error: { code: 'CANCELLED', message: expect.stringContaining('enough') },
  });
  expect((await ask('POST', `/api/executions/${id}/cancel`, {})).json.code).toBe('EXECUTION_ENDED');
}, 60_000);
