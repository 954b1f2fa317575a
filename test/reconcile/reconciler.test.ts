import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, type Connection } from '@temporalio/client';
import { inSchema } from '../../db/schema-client.ts';
import { journalApply } from '../../db/statements/journal-apply.ts';
import { markDispatched } from '../../db/statements/mark-dispatched.ts';
import { createReconciler, type Reconciler, type ReconcilerOptions } from '../../server/reconcile/create-reconciler.ts';
import { reconcileExecution } from '../../server/reconcile/reconcile-execution.ts';
import { createTemporalGateway } from '../../server/temporal/create-temporal-gateway.ts';
import type { TemporalGateway } from '../../server/temporal/temporal-gateway.ts';
import { triggerWorkflow } from '../../server/trigger/trigger-workflow.ts';
import { eventually } from '../support/eventually.ts';
import { seedWorkflow } from '../support/seed-workflow.ts';
import { silentLog } from '../support/silent-log.ts';
import { connectTestTemporal } from '../support/temporal-client.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let tested: TestDatabase;
let client: Client;
let connection: Connection;
let gateway: TemporalGateway;
const running: Reconciler[] = [];
const repairs: string[] = [];

beforeAll(async () => {
  tested = await createTestDatabase();
  ({ client, connection } = await connectTestTemporal());
  gateway = createTemporalGateway({ client, taskQueue: 'unused' });
}, 60_000);
afterEach(async () => {
  await Promise.all(running.splice(0).map((reconciler) => reconciler.stop()));
  repairs.length = 0;
});
afterAll(async () => {
  await connection.close();
  await tested.drop();
});

function reconcile(options: Partial<ReconcilerOptions> = {}): void {
  const reconciler = createReconciler({
    database: tested.database,
    gateway,
    log: silentLog(),
    onRepair: (closeReason) => repairs.push(closeReason),
    ...options,
    settings: { closeIntervalMs: 200, quietIntervalMs: 100, ...options.settings },
  });
  running.push(reconciler);
  reconciler.start();
}

/** An execution that was dispatched and, unless `unknown`, lies with Temporal on a queue that no worker takes from. */
async function dispatched(options: { unknown?: boolean; timeout?: string } = {}): Promise<string> {
  const workflow = await seedWorkflow(tested.database);
  const { executionId } = await triggerWorkflow({ workflowId: workflow.id, userName: 'bob', client: tested.database.client });
  if (!options.unknown) {
    await client.workflow.start('perdureExecution', {
      workflowId: executionId,
      taskQueue: `reconcile-${randomUUID()}`,
      ...(options.timeout === undefined ? {} : { workflowRunTimeout: options.timeout as '1s' }),
    });
  }
  await markDispatched(tested.database.client, executionId, executionId);
  return executionId;
}

const rowOf = async (id: string) => (await tested.database.client.query('select * from perdure.executions where id = $1', [id])).rows[0];
const ended = (id: string) =>
  eventually(async () => {
    const row = await rowOf(id);
    return row.ended_at === null ? null : row;
  });
const lastEvent = async (id: string) =>
  (
    await tested.database.client.query(
      'select type, body from perdure.execution_events where execution_id = $1 order by seq desc limit 1',
      [id],
    )
  ).rows[0];
const makeQuiet = (id: string) =>
  tested.database.client.query(
    "update perdure.executions set last_event_at = now() - interval '2 minutes', dispatched_at = now() - interval '2 minutes' where id = $1",
    [id],
  );

describe('what closes in Temporal', () => {
  test('terminated: ends within seconds, with the reason', async () => {
    const id = await dispatched();
    reconcile();
    await client.workflow.getHandle(id).terminate('no longer wanted');
    expect(await ended(id)).toMatchObject({
      status: 'error',
      close_reason: 'terminated',
      error: { code: 'TERMINATED', message: 'Terminated in Temporal: no longer wanted' },
    });
    expect((await lastEvent(id)).type).toBe('execution.terminated');
    expect(repairs).toEqual(['terminated']);
  });

  test('timed out: ends as timedOut', async () => {
    const id = await dispatched({ timeout: '1s' });
    reconcile();
    expect(await ended(id)).toMatchObject({ status: 'error', close_reason: 'timedOut', error: { code: 'TIMED_OUT' } });
  });

  test('an end that stands in PostgreSQL stays, and is no repair', async () => {
    const id = await dispatched();
    const terminal = { key: 'end', body: { type: 'execution.failed', error: { message: 'own', code: 'STEP_FAILED' } } } as const;
    await journalApply(tested.database.client, [{ executionId: id, kind: 'end', terminal }]);
    const other = await dispatched();
    await client.workflow.getHandle(id).terminate('later');
    await client.workflow.getHandle(other).terminate('later');
    reconcile();
    await ended(other);
    expect(await rowOf(id)).toMatchObject({ close_reason: 'failed', error: { code: 'STEP_FAILED' } });
    expect(repairs).toEqual(['terminated']);
  });

  test('a reset closes a run, but not the execution', async () => {
    const id = await dispatched();
    const { runId } = await client.workflow.getHandle(id).describe();
    await client.workflow.getHandle(id).terminate('before the reset');
    const queue = (await client.workflow.getHandle(id).describe()).taskQueue;
    expect(queue).toContain('reconcile-');
    // a second run under the same id stands for what a reset leaves behind: an older run closed, a later one open
    await client.workflow.start('perdureExecution', { workflowId: id, taskQueue: queue, workflowIdReusePolicy: 'ALLOW_DUPLICATE' });
    const other = await dispatched();
    await client.workflow.getHandle(other).terminate('a later close');
    reconcile();
    await ended(other);
    expect((await client.workflow.getHandle(id).describe()).runId).not.toBe(runId);
    expect((await rowOf(id)).ended_at).toBeNull();
    expect(repairs).toEqual(['terminated']);
  });

  test('a run that begins between question and answer is not ended by what was known of the one before', async () => {
    const id = await dispatched();
    await client.workflow.getHandle(id).terminate('old run');
    const { database } = tested;
    await reconcileExecution(
      {
        database,
        log: silentLog(),
        onRepair: (closeReason) => repairs.push(closeReason),
        gateway: {
          ...gateway,
          async closure(temporalId, runId) {
            const closure = await gateway.closure(temporalId, runId);
            await database.client.query('update perdure.executions set run = 2 where id = $1', [id]);
            return closure;
          },
        },
      },
      { id, run: 1, temporalId: id, stuckCode: null },
    );
    expect([(await rowOf(id)).ended_at, repairs]).toEqual([null, []]);
  });

  test('workflows of others of the same type are left alone', async () => {
    const stranger = await client.workflow.start('perdureExecution', {
      workflowId: `not an id ${randomUUID()}`,
      taskQueue: 'reconcile-none',
    });
    const id = await dispatched();
    await stranger.terminate();
    await client.workflow.getHandle(id).terminate();
    reconcile();
    await ended(id);
  });
});

describe('what is silent', () => {
  test('not known to Temporal after the dispatch: ends as TEMPORAL_EXECUTION_LOST', async () => {
    const id = await dispatched({ unknown: true });
    await makeQuiet(id);
    reconcile();
    expect(await ended(id)).toMatchObject({ status: 'error', close_reason: 'failed', error: { code: 'TEMPORAL_EXECUTION_LOST' } });
  });

  test('a wrong namespace loses nothing', async () => {
    const id = await dispatched({ unknown: true });
    await makeQuiet(id);
    const log = silentLog();
    reconcile({
      log,
      gateway: createTemporalGateway({ client: new Client({ connection, namespace: 'no-such-one' }), taskQueue: 'unused' }),
    });
    await eventually(() => log.lines.some(({ message }) => message.includes('silent')));
    expect((await rowOf(id)).ended_at).toBeNull();
  });

  test('is looked at once in the interval, and not at all when it journalled lately', async () => {
    const [quiet, busy] = [await dispatched(), await dispatched()];
    await makeQuiet(quiet);
    const described: string[] = [];
    reconcile({
      gateway: {
        ...gateway,
        describe(id) {
          described.push(id);
          return gateway.describe(id);
        },
      },
    });
    const later = await dispatched({ unknown: true });
    await makeQuiet(later);
    await ended(later);
    const last = await dispatched({ unknown: true });
    await makeQuiet(last);
    await ended(last);
    expect(described.filter((id) => id === quiet)).toHaveLength(1);
    expect(described).not.toContain(busy);
  });

  test('a queue that no worker takes from is shown as NO_WORKER, once', async () => {
    const id = await dispatched();
    await makeQuiet(id);
    const old: TemporalGateway = {
      ...gateway,
      async describe(temporalId) {
        const found = await gateway.describe(temporalId);
        // as it looks a minute later
        return found?.workflowTask
          ? { ...found, workflowTask: { ...found.workflowTask, scheduledAt: new Date(Date.now() - 61_000) } }
          : found;
      },
    };
    reconcile({ gateway: old, settings: { recheckMs: 0, quietMs: 1 } });
    expect(await eventually(async () => (await rowOf(id)).stuck)).toMatchObject({ code: 'NO_WORKER' });
    const before = (await rowOf(id)).checked_at;
    await eventually(async () => (await rowOf(id)).checked_at > before);
    expect((await rowOf(id)).seq).toBe(2);
  });
});

test('the reconciler goes on after PostgreSQL and Temporal were away', async () => {
  const id = await dispatched();
  await client.workflow.getHandle(id).terminate();
  const { database } = tested;
  let failures = 4;
  const flaky = <T>(work: () => Promise<T>) => (failures-- > 0 ? Promise.reject(new Error('away')) : work());
  reconcile({
    gateway: { ...gateway, listClosedSince: (since) => flaky(() => gateway.listClosedSince(since)) },
    database: {
      ...database,
      client: inSchema({ query: (text, values) => flaky(() => database.client.query(text, values)) }, database.schema),
    },
  });
  await ended(id);
});
