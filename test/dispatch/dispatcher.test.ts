import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import type { Catalog } from '../../common/plugin/catalog.ts';
import { inSchema } from '../../db/schema-client.ts';
import { createDispatcher, type Dispatcher, type DispatcherOptions } from '../../server/dispatch/create-dispatcher.ts';
import { createTemporalGateway } from '../../server/temporal/create-temporal-gateway.ts';
import { triggerWorkflow } from '../../server/trigger/trigger-workflow.ts';
import { eventually } from '../support/eventually.ts';
import { node, seedWorkflow, type WorkflowSeed } from '../support/seed-workflow.ts';
import { silentLog } from '../support/silent-log.ts';
import { connectTestTemporal } from '../support/temporal-client.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const NO_CATALOG: Catalog = { action: () => undefined, actions: () => [], integrationTypes: () => [] };

let tested: TestDatabase;
let client: Client;
let connection: Connection;
let taskQueue: string;
const running: Dispatcher[] = [];

beforeAll(async () => {
  tested = await createTestDatabase();
  ({ client, connection } = await connectTestTemporal());
  taskQueue = `dispatch-${randomUUID()}`;
}, 60_000);
afterEach(async () => {
  await Promise.all(running.splice(0).map((dispatcher) => dispatcher.stop()));
});
afterAll(async () => {
  await connection.close();
  await tested.drop();
});

function dispatch(
  options: Partial<Omit<DispatcherOptions, 'settings'>> & { settings?: Partial<DispatcherOptions['settings']> } = {},
): Dispatcher {
  const dispatcher = createDispatcher({
    database: tested.database,
    gateway: createTemporalGateway({ client, taskQueue }),
    catalog: NO_CATALOG,
    log: silentLog(),
    listenUrl: tested.url,
    ...options,
    settings: { execution: { heartbeatTimeoutMs: 20_000, searchAttributes: false }, pollIntervalMs: 200, ...options.settings },
  });
  running.push(dispatcher);
  dispatcher.start();
  return dispatcher;
}

async function trigger(seed: WorkflowSeed = {}, input: Record<string, unknown> = {}): Promise<string> {
  const workflow = await seedWorkflow(tested.database, seed);
  return (await triggerWorkflow({ workflowId: workflow.id, userName: 'bob', input, client: tested.database.client })).executionId;
}

const rowOf = async (id: string) => (await tested.database.client.query('select * from perdure.executions where id = $1', [id])).rows[0];
const dispatched = (id: string) => eventually(async () => (await rowOf(id)).dispatched_at !== null);
const describeRun = (id: string) => client.workflow.getHandle(id).describe();

describe('the dispatcher', () => {
  test('starts what was triggered under the execution’s own id, readable in Temporal’s UI', async () => {
    const id = await trigger({ name: 'Order *processing*' }, { n: 1 });
    dispatch();
    await dispatched(id);
    const found = await describeRun(id);
    expect([found.status.name, found.type, found.taskQueue]).toEqual(['RUNNING', 'perdureExecution', taskQueue]);
    expect(found.memo).toMatchObject({ executionId: id, workflowName: 'Order *processing*', userName: 'bob', version: 1 });
    expect(await found.staticSummary()).toBe('Order *processing* v1 for bob');
    expect(await found.staticDetails()).toContain('Order \\*processing\\*');
    expect(await rowOf(id)).toMatchObject({ temporal_id: id, dispatch_error: null, status: 'running' });
    const history = await client.workflow.getHandle(id).fetchHistory();
    const payload = history.events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0];
    const args = JSON.parse(Buffer.from(payload?.data ?? '').toString());
    expect(args).toMatchObject({ execution: { id, userName: 'bob' }, input: { value: { n: 1 } }, plan: { format: 1, trigger: 0 } });
  });

  test('passes a large input by reference', async () => {
    const id = await trigger({}, { text: 'x'.repeat(5_000) });
    dispatch();
    await dispatched(id);
    const history = await client.workflow.getHandle(id).fetchHistory();
    const payload = history.events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0];
    expect(JSON.parse(Buffer.from(payload?.data ?? '').toString()).input).toEqual({ ref: 'input', bytes: 5_011 });
  });

  test('starts each of 500 once with two dispatchers, and none that was rolled back', async () => {
    const workflow = await seedWorkflow(tested.database);
    const start = { workflowId: workflow.id, userName: 'bob' };
    dispatch();
    dispatch();
    const ids: string[] = [];
    for (let batch = 0; batch < 10; batch += 1) {
      await tested.database.transaction(async (inner) => {
        for (let i = 0; i < 50; i += 1) ids.push((await triggerWorkflow({ ...start, client: inner })).executionId);
      });
    }
    const undone = await tested.database
      .transaction(async (inner) => {
        const { executionId } = await triggerWorkflow({ ...start, client: inner });
        throw Object.assign(new Error('undone'), { executionId });
      })
      .catch((error) => error.executionId as string);
    await eventually(
      async () => {
        const { rows } = await tested.database.client.query(
          'select count(*) filter (where dispatched_at is null)::int as waiting from perdure.executions where workflow_id = $1',
          [workflow.id],
        );
        return rows[0].waiting === 0;
      },
      { timeoutMs: 60_000 },
    );
    const { rows } = await tested.database.client.query(
      'select sum(dispatch_attempts)::int as attempts from perdure.executions where workflow_id = $1',
      [workflow.id],
    );
    expect(rows[0].attempts).toBe(500);
    await Promise.all([ids[0], ids[250], ids[499]].map((id) => describeRun(id ?? '')));
    await expect(describeRun(undone)).rejects.toMatchObject({ name: 'WorkflowNotFoundError' });
  }, 90_000);

  test('takes an earlier start for its own, whether that still runs or has closed', async () => {
    for (const close of [false, true]) {
      const id = await trigger();
      const first = dispatch();
      await dispatched(id);
      await first.stop();
      const { runId } = await describeRun(id);
      if (close) await client.workflow.getHandle(id).terminate('test');
      await tested.database.client.query('update perdure.executions set dispatched_at = null where id = $1', [id]);
      const second = dispatch();
      await dispatched(id);
      await second.stop();
      expect((await describeRun(id)).runId).toBe(runId);
    }
  });

  test('polls when no notification comes, and needs no poll when one does', async () => {
    const polled = await trigger();
    const polling = dispatch({ listenUrl: null });
    await dispatched(polled);
    await polling.stop();
    dispatch({ settings: { pollIntervalMs: 3_600_000 } });
    const first = await trigger();
    await dispatched(first);
    const second = await trigger();
    await dispatched(second);
  });

  test('takes over from a dispatcher that died with the lease', async () => {
    const id = await trigger();
    await tested.database.client.query("update perdure.executions set dispatch_lease_until = now() + interval '1 s' where id = $1", [id]);
    dispatch();
    await dispatched(id);
    const { dispatched_at, started_at } = await rowOf(id);
    expect(dispatched_at - started_at).toBeGreaterThan(900);
  });

  test('stops only after the starts in hand', async () => {
    const ids = await Promise.all(Array.from({ length: 10 }, () => trigger()));
    const dispatcher = dispatch();
    await eventually(async () => (await rowOf(ids[0] ?? '')).dispatch_attempts > 0);
    await dispatcher.stop();
    for (const id of ids) {
      const { dispatched_at, dispatch_lease_until } = await rowOf(id);
      expect([dispatched_at !== null, dispatch_lease_until]).toEqual([dispatched_at !== null, null]);
    }
  });
});

describe('a start that cannot succeed', () => {
  test.each([
    ['GRAPH_SHAPE', { nodes: [node('t', 'trigger')], edges: [{ id: 'e', source: 't', target: 'gone' }] }],
    [
      'NOT_SUPPORTED_YET',
      { nodes: [node('t', 'trigger'), node('w', 'wait', { event: 'x' })], edges: [{ id: 'e', source: 't', target: 'w' }] },
    ],
    [
      'PLAN_TOO_LARGE',
      {
        nodes: [node('t', 'trigger'), node('o', 'output', { value: 'x'.repeat(600_000) })],
        edges: [{ id: 'e', source: 't', target: 'o' }],
      },
    ],
  ])('ends the execution with %s', async (code, graph) => {
    const id = await trigger({ versions: [graph] });
    dispatch();
    await eventually(async () => (await rowOf(id)).ended_at !== null);
    expect(await rowOf(id)).toMatchObject({ status: 'error', close_reason: 'failed', error: { code }, dispatched_at: null, seq: 2 });
    const { rows } = await tested.database.client.query('select type from perdure.execution_events where execution_id = $1 order by seq', [
      id,
    ]);
    expect(rows.map(({ type }) => type)).toEqual(['execution.started', 'execution.failed']);
  });

  test('ends the execution with DISPATCH_REJECTED when Temporal finds it too large', async () => {
    const id = await trigger({ name: 'x'.repeat(2_500_000) });
    dispatch();
    await eventually(async () => (await rowOf(id)).ended_at !== null);
    expect(await rowOf(id)).toMatchObject({ status: 'error', close_reason: 'failed', error: { code: 'DISPATCH_REJECTED' } });
  });
});

describe('with Temporal away or misconfigured', () => {
  test.each([
    ['away', () => ({ namespace: 'default', connection: Connection.lazy({ address: '127.0.0.1:9' }) })],
    ['without the namespace', () => ({ namespace: 'no-such-namespace', connection })],
  ])(
    '(%s) an execution stays queued, is shown as stuck, and is started when that has passed',
    async (_, connect) => {
      const away = connect();
      const id = await trigger();
      const gateway = createTemporalGateway({ client: new Client(away), taskQueue, deadlineMs: 500 });
      const first = dispatch({ gateway, settings: { stuckAfterMs: 600, maximumBackoffMs: 300 } });
      const stuck = await eventually(async () => (await rowOf(id)).stuck);
      expect(stuck).toMatchObject({ code: 'NOT_DISPATCHED', message: expect.stringContaining('Temporal') });
      const { dispatch_error, status, ended_at, seq } = await rowOf(id);
      expect([typeof dispatch_error, status, ended_at, seq]).toEqual(['string', 'running', null, 2]);
      await eventually(async () => (await rowOf(id)).dispatch_attempts > 3);
      expect((await rowOf(id)).seq).toBe(2);
      await first.stop();
      if (away.connection !== connection) await away.connection.close();
      dispatch();
      await dispatched(id);
    },
    20_000,
  );

  test('search attributes that are not registered leave it queued', async () => {
    const id = await trigger();
    const gateway = createTemporalGateway({ client, taskQueue });
    dispatch({
      gateway: {
        ...gateway,
        start: (start) =>
          gateway.start({ ...start, args: { ...start.args, settings: { ...start.args.settings, searchAttributes: true } } }),
      },
    });
    const { dispatch_error } = await eventually(async () => {
      const row = await rowOf(id);
      return (row.dispatch_error ?? row.dispatched_at) && row;
    });
    // the server of this run may have them from another test
    if (dispatch_error !== null) expect(dispatch_error).toMatch(/search attribute/i);
    expect((await rowOf(id)).ended_at).toBeNull();
  });
});

describe('with PostgreSQL failing', () => {
  test('the dispatcher goes on when it answers again', async () => {
    const { database } = tested;
    let broken = true;
    const id = await trigger();
    dispatch({
      listenUrl: null,
      database: {
        ...database,
        client: inSchema(
          { query: (text, values) => (broken ? Promise.reject(new Error('away')) : database.client.query(text, values)) },
          database.schema,
        ),
      },
    });
    setTimeout(() => {
      broken = false;
    }, 300);
    await dispatched(id);
  });
});
