import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client, Connection } from '@temporalio/client';
import type { Principal } from '../../common/access/principal.ts';
import { cancelExecution } from '../../server/commands/cancel-execution.ts';
import { createDispatcher } from '../../server/dispatch/create-dispatcher.ts';
import { createTemporalGateway } from '../../server/temporal/create-temporal-gateway.ts';
import { eventually } from '../support/eventually.ts';
import { seedJournal } from '../support/seed-journal.ts';
import { silentLog } from '../support/silent-log.ts';
import { connectTestTemporal } from '../support/temporal-client.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let tested: TestDatabase;
let client: Client;
let connection: Connection;
beforeAll(async () => {
  tested = await createTestDatabase();
  ({ client, connection } = await connectTestTemporal());
}, 60_000);
afterAll(async () => {
  await connection.close();
  await tested.drop();
});

const bob: Principal = { userName: 'bob', scopes: ['run'] };
const rowOf = async (id: string) => (await tested.database.client.query('select * from perdure.executions where id = $1', [id])).rows[0];
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error) => error.code,
  );
const commandsOf = async (id: string) =>
  (await tested.database.client.query('select * from perdure.execution_commands where execution_id = $1', [id])).rows;

function dispatcher() {
  return createDispatcher({
    database: tested.database,
    gateway: createTemporalGateway({ client, taskQueue: `cancel-${randomUUID()}` }),
    catalog: { action: () => undefined, actions: () => [], integrationTypes: () => [] },
    log: silentLog(),
    listenUrl: tested.url,
    settings: { execution: { heartbeatTimeoutMs: 20_000, searchAttributes: false }, pollIntervalMs: 200 },
  });
}

test('an execution that Temporal does not have yet ends at once, and is never started', async () => {
  const { id } = await seedJournal(tested.database);
  await cancelExecution(tested.database, { executionId: id, reason: 'no longer needed', by: bob });
  expect(await rowOf(id)).toMatchObject({
    status: 'error',
    close_reason: 'cancelled',
    error: { code: 'CANCELLED', message: 'The execution was cancelled: no longer needed' },
    seq: 2,
  });
  const other = await seedJournal(tested.database);
  const running = dispatcher();
  running.start();
  await eventually(async () => (await rowOf(other.id)).dispatched_at !== null);
  await running.stop();
  expect((await rowOf(id)).dispatch_attempts).toBe(0);
  expect(await codeOf(cancelExecution(tested.database, { executionId: id, by: bob }))).toBe('EXECUTION_ENDED');
});

test('one that Temporal has is asked to cancel, once, with the reason kept', async () => {
  const { id } = await seedJournal(tested.database);
  const running = dispatcher();
  running.start();
  await eventually(async () => (await rowOf(id)).dispatched_at !== null);
  await cancelExecution(tested.database, { executionId: id, reason: 'first', by: bob });
  await cancelExecution(tested.database, { executionId: id, reason: 'second', by: 'trusted' });
  await eventually(async () => (await commandsOf(id)).every(({ delivered_at }) => delivered_at !== null));
  await running.stop();
  const history = await client.workflow.getHandle(id).fetchHistory();
  expect(history.events?.filter((event) => event.workflowExecutionCancelRequestedEventAttributes)).toHaveLength(1);
  expect(await rowOf(id)).toMatchObject({ cancel_reason: 'first', ended_at: null });
});

test('while a dispatcher is handing it over, the request follows the start', async () => {
  const { id } = await seedJournal(tested.database);
  await tested.database.client.query("update perdure.executions set dispatch_lease_until = now() + interval '1 s' where id = $1", [id]);
  await cancelExecution(tested.database, { executionId: id, by: bob });
  expect((await rowOf(id)).ended_at).toBeNull();
  const running = dispatcher();
  running.start();
  await eventually(async () => (await commandsOf(id)).every(({ delivered_at }) => delivered_at !== null));
  await running.stop();
  const history = await client.workflow.getHandle(id).fetchHistory();
  expect(history.events?.some((event) => event.workflowExecutionCancelRequestedEventAttributes)).toBe(true);
});

test('a request for one that ended in the meantime is done; for one gone from Temporal it waits for the reconciler', async () => {
  const [ended, gone] = [await seedJournal(tested.database), await seedJournal(tested.database)];
  await tested.database.client.query('update perdure.executions set dispatched_at = now(), temporal_id = id where id = any($1)', [
    [ended.id, gone.id],
  ]);
  for (const { id } of [ended, gone]) await cancelExecution(tested.database, { executionId: id, by: bob });
  await tested.database.client.query("update perdure.executions set status = 'success', ended_at = now() where id = $1", [ended.id]);
  const running = dispatcher();
  running.start();
  await eventually(async () => (await commandsOf(ended.id))[0].delivered_at !== null);
  await eventually(async () => (await commandsOf(gone.id))[0].error !== null);
  expect((await commandsOf(gone.id))[0].delivered_at).toBeNull();
  await tested.database.client.query("update perdure.executions set status = 'error', ended_at = now() where id = $1", [gone.id]);
  await eventually(async () => (await commandsOf(gone.id))[0].delivered_at !== null);
  await running.stop();
});

test('only the user it runs as, the owner and an admin may; others may at most know that it is there', async () => {
  const { id } = await seedJournal(tested.database, [], { userName: 'alice', runsAs: 'bob' });
  const open = await seedJournal(tested.database, [], { userName: 'alice', runsAs: 'bob', executionVisibility: 'shared' });
  const carol: Principal = { userName: 'carol', scopes: ['read', 'run', 'edit'] };
  expect(await codeOf(cancelExecution(tested.database, { executionId: id, by: carol }))).toBe('EXECUTION_NOT_FOUND');
  expect(await codeOf(cancelExecution(tested.database, { executionId: open.id, by: carol }))).toBe('FORBIDDEN');
  expect(await codeOf(cancelExecution(tested.database, { executionId: 'nonsense', by: carol }))).toBe('EXECUTION_NOT_FOUND');
  await cancelExecution(tested.database, { executionId: id, by: { userName: 'alice', scopes: ['run'] } });
  await cancelExecution(tested.database, { executionId: open.id, by: { userName: 'root', scopes: ['admin'] } });
  expect([(await rowOf(id)).status, (await rowOf(open.id)).status]).toEqual(['error', 'error']);
});

test('reasons that cannot be stored are refused', async () => {
  const { id } = await seedJournal(tested.database);
  for (const reason of ['x'.repeat(1_001), 'a\0b', '\ud800']) {
    expect(await codeOf(cancelExecution(tested.database, { executionId: id, reason, by: bob }))).toBe('INVALID_REQUEST');
  }
  await cancelExecution(tested.database, { executionId: id, reason: 'x'.repeat(1_000), by: bob });
});
