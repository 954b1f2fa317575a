import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { actionOf, graphOf } from '../execution/graph-shorthand.ts';
import { createTestStand, nodeOf, type TestStand } from '../execution/test-stand.ts';
import { checkInvariants } from '../support/check-invariants.ts';
import { eventually } from '../support/eventually.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { readLedger, startWorkerProcess, type WorkerProcess } from './worker-process.ts';

/** How many executions are broken off at once; many more in the long form. */
const MANY = process.env.FAULTS === 'long' ? 200 : 20;

let stand: TestStand;
let env: Record<string, string>;
let ledger: string;
const folder = makeTemporaryFolder();
const processes: WorkerProcess[] = [];

async function worker(more: Record<string, string> = {}): Promise<WorkerProcess> {
  const started = await startWorkerProcess({ ...env, ...more });
  processes.push(started);
  return started;
}

/** The attempt is in the journal a moment before the step's first line runs; only the ledger tells that it did. */
async function hasBegun(tag: string): Promise<void> {
  await eventually(() => readLedger(ledger, tag).length === 1, { timeoutMs: 30_000 });
}

beforeAll(async () => {
  stand = await createTestStand();
  ledger = join(folder.path, 'ledger.jsonl');
  env = { DATABASE_URL: stand.db.url, TEMPORAL_ADDRESS: stand.address, PERDURE_TASK_QUEUE: stand.taskQueue, LEDGER: ledger };
  await stand.database.client.query('create table effects (execution_id uuid, tag text)');
}, 120_000);
afterEach(async () => {
  for (const process of processes.splice(0)) await process.stop();
  await checkInvariants(stand.database, stand.address);
});
afterAll(async () => {
  await stand.close();
  folder.remove();
});

const t = { t: ['trigger'] as ['trigger'] };

test('a worker in which a step computes without pause says so and ends itself; what was in flight is tried again by the next', async () => {
  const first = await worker();
  const graph = graphOf({ ...t, a: actionOf('spin', { tag: 'spin' }), b: actionOf('effect', { tag: 'beside', ms: 500 }) }, ['t>b', 't>a']);
  const id = await stand.trigger(await stand.publish(graph));
  expect(await first.gone).toBe('SIGKILL');
  expect(first.output()).toContain('the event loop stood still for 6 s');
  await worker();
  const view = await stand.ended(id, 60_000);
  expect(view.status).toBe('success');
  expect(nodeOf(view, 'a').attempts).toMatchObject([{ attempt: 1, error: { code: 'WORKER_LOST' } }, { attempt: 2 }]);
  expect(readLedger(ledger, 'spin').map(({ kind }) => kind)).toEqual(['begin', 'begin', 'end']);
}, 120_000);

describe('a worker killed by kill -9', () => {
  test('in a step: the step is tried again with the same key; what had finished is not', async () => {
    const first = await worker();
    const graph = graphOf({ ...t, a: actionOf('effect', { tag: 'before' }), b: actionOf('effect', { tag: 'in-step', ms: 1500 }) }, [
      't>a',
      'a>b',
    ]);
    const id = await stand.trigger(await stand.publish(graph));
    await hasBegun('in-step');
    await first.kill();
    await worker();
    const view = await stand.ended(id, 60_000);
    expect(view.status).toBe('success');
    expect(nodeOf(view, 'b').attempts).toMatchObject([{ attempt: 1, error: { code: 'WORKER_LOST' } }, { attempt: 2 }]);
    expect(readLedger(ledger, 'before').map(({ kind }) => kind)).toEqual(['begin', 'end']);
    const begun = readLedger(ledger, 'in-step').filter(({ kind }) => kind === 'begin');
    expect(begun).toHaveLength(2);
    expect(new Set(begun.map(({ key }) => key))).toEqual(new Set([`${id}/b/0`]));
  });

  test('in the last attempt: the outcome is unknown, and the error handle takes it', async () => {
    const first = await worker();
    const graph = graphOf(
      {
        ...t,
        b: actionOf('effect', { tag: 'last', ms: 1500 }, { retry: { maximumAttempts: 1 } }),
        h: actionOf('effect', { tag: '{{@b:B.code}}' }),
      },
      ['t>b', 'b:error>h'],
    );
    const id = await stand.trigger(await stand.publish(graph));
    await hasBegun('last');
    await first.kill();
    await worker();
    const view = await stand.ended(id, 60_000);
    expect(nodeOf(view, 'b')).toMatchObject({ status: 'error', error: { code: 'OUTCOME_UNKNOWN' } });
    expect(readLedger(ledger, 'last').filter(({ kind }) => kind === 'begin')).toHaveLength(1);
    expect(readLedger(ledger, 'OUTCOME_UNKNOWN')).toHaveLength(2);
  });

  test('in a sleep: the execution wakes at its time on another worker', async () => {
    const first = await worker();
    const graph = graphOf({ ...t, s: ['sleep', { duration: '2s' }], b: actionOf('effect', { tag: 'woken' }) }, ['t>s', 's>b']);
    const id = await stand.trigger(await stand.publish(graph));
    await stand.until(id, ({ status }) => status === 'paused');
    await first.kill();
    await worker();
    expect((await stand.ended(id, 60_000)).status).toBe('success');
    expect(readLedger(ledger, 'woken')).toHaveLength(2);
  });

  test('between the outcome and its report: the outcome stands and the step is not repeated', async () => {
    const dying = await worker({ PERDURE_FAILPOINTS: 'step.beforeReport=exit' });
    const id = await stand.trigger(await stand.publish(graphOf({ ...t, a: actionOf('effect', { tag: 'memo' }) }, ['t>a'])));
    expect(await dying.gone).toBe('SIGKILL');
    expect(dying.output()).toContain('failpoint step.beforeReport hit');
    await worker();
    const view = await stand.ended(id, 60_000);
    expect(nodeOf(view, 'a')).toMatchObject({ status: 'success', attempts: [{ attempt: 1 }] });
    expect(readLedger(ledger, 'memo').map(({ kind }) => kind)).toEqual(['begin', 'end']);
  });

  test(`between effect and report, ${MANY} executions at once: what went through context.client exists exactly once`, async () => {
    const workflow = await stand.publish(
      graphOf({ ...t, r: actionOf('row', { tag: 'once' }, { retry: { maximumAttempts: 10 } }) }, ['t>r']),
    );
    const ids = await Promise.all(Array.from({ length: MANY }, () => stand.trigger(workflow)));
    let deaths = 0;
    for (let round = 0; round < 3; round += 1) {
      const dying = await worker({ PERDURE_FAILPOINTS: 'step.beforeReport=exit' });
      if ((await dying.gone) === 'SIGKILL') deaths += 1;
    }
    await worker();
    for (const id of ids) expect((await stand.ended(id, 90_000)).status).toBe('success');
    const { rows } = await stand.database.client.query('select execution_id, count(*)::int as n from effects group by 1');
    expect(rows).toHaveLength(MANY);
    expect(rows.every(({ n }) => n === 1)).toBe(true);
    expect(deaths).toBe(3);
  }, 240_000);
});

describe('a worker that lacks an action', () => {
  test('shows the execution as stuck and uses up no attempt; the next deploy goes on', async () => {
    const lacking = await worker({ WITHOUT: 'effect' });
    const id = await stand.trigger(
      await stand.publish(graphOf({ ...t, a: actionOf('effect', { tag: 'deployed' }, { retry: { maximumAttempts: 1 } }) }, ['t>a'])),
    );
    const stuck = await stand.until(id, (view) => view.stuck !== null);
    expect(stuck.stuck).toMatchObject({ code: 'ACTION_MISSING', nodeId: 'a' });
    expect(stuck.status).toBe('running');
    await lacking.stop();
    await worker();
    const view = await stand.ended(id, 60_000);
    expect(view).toMatchObject({ status: 'success', stuck: null });
    expect(nodeOf(view, 'a').attempts).toHaveLength(1);
  });
});

describe('a worker that is stopped', () => {
  test('aborts a step that outlasts its grace; the attempt does not count', async () => {
    const first = await worker();
    const id = await stand.trigger(
      await stand.publish(
        graphOf({ ...t, a: actionOf('effect', { tag: 'stopped', ms: 3500 }, { retry: { maximumAttempts: 1 } }) }, ['t>a']),
      ),
    );
    await stand.until(id, (view) => nodeOf(view, 'a').status === 'running');
    await first.stop();
    await worker();
    const view = await stand.ended(id, 60_000);
    expect(view.status).toBe('success');
    expect(nodeOf(view, 'a').attempts).toMatchObject([{ attempt: 1, error: { code: 'WORKER_STOPPED' } }, { attempt: 2 }]);
  });
});
