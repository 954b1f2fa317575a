import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { cancelExecution } from '../../server/commands/cancel-execution.ts';
import { eventually } from '../support/eventually.ts';
import { actionOf, graphOf } from './graph-shorthand.ts';
import { createTestStand, nodeOf, statusesOf, type TestStand } from './test-stand.ts';
import { tryPlugin } from './try-plugin.ts';

let stand: TestStand;
let connection: Connection;
let client: Client;
beforeAll(async () => {
  stand = await createTestStand({
    workflowPlugins: [
      tryPlugin({
        patient: (_input, { signal }) =>
          new Promise((_resolve, reject) =>
            (signal as unknown as EventTarget).addEventListener('abort', () => reject(new Error('aborted'))),
          ),
      }).plugin,
    ],
  });
  await stand.startWorker();
  connection = await Connection.connect({ address: stand.address });
  client = new Client({ connection });
}, 120_000);
afterAll(async () => {
  await connection.close();
  await stand.close();
});

const t = { t: ['trigger'] as ['trigger'] };
const sleeping = graphOf({ ...t, s: ['sleep', { duration: '10 minutes' }], a: actionOf('echo') }, ['t>s', 's>a']);

describe('Temporal', () => {
  test('answers the queries view and plan, and shows summaries, details and search attributes', async () => {
    const id = await stand.trigger(await stand.publish(sleeping));
    await stand.until(id, ({ status }) => status === 'paused');
    const handle = client.workflow.getHandle(id);
    expect(await handle.query('view')).toMatchObject({
      status: 'paused',
      edges: { e0: 'taken' },
      nodes: expect.arrayContaining([expect.objectContaining({ nodeId: 's', status: 'paused' })]),
    });
    expect(await handle.query('plan')).toMatchObject({ format: 1, nodes: expect.any(Array) });
    const description = await handle.describe();
    expect(description.searchAttributes).toMatchObject({ PerdureUser: ['ann'], PerdureWorkflowName: ['under test'] });
    await eventually(async () => (await handle.describe()).searchAttributes.PerdureStatus?.[0] === 'paused');
    const metadata = await handle.query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    expect(metadata.currentDetails).toContain('**S**: paused');
    const { events } = await handle.fetchHistory();
    const timer = events?.find(({ timerStartedEventAttributes }) => timerStartedEventAttributes);
    expect(Buffer.from(timer?.userMetadata?.summary?.data ?? []).toString()).toBe('"S"');
    await handle.terminate();
  });

  test('shows how an execution ended: its output, the node that failed, the status as a search attribute', async () => {
    const good = await stand.run(graphOf({ ...t, v: ['output', { value: { n: 1 } }] }, ['t>v']));
    expect(await client.workflow.getHandle(good.id).result()).toEqual({ status: 'success', output: { n: 1 } });

    const ends = await stand.run(graphOf({ ...t, a: actionOf('echo', { x: 1 }), b: actionOf('echo', { x: 2 }) }, ['t>a', 't>b']));
    expect(await client.workflow.getHandle(ends.id).result()).toMatchObject({ output: { a: { data: { x: 1 } }, b: { data: { x: 2 } } } });

    const large = await stand.run(graphOf({ ...t, a: actionOf('echo', { text: 'x'.repeat(5_000) }) }, ['t>a']));
    expect(await client.workflow.getHandle(large.id).result()).toEqual({ status: 'success', outputBytes: expect.any(Number) });

    const bad = await stand.run(graphOf({ ...t, f: actionOf('flaky', { failures: 9 }, { retry: { maximumAttempts: 1 } }) }, ['t>f']));
    const failure = await client.workflow
      .getHandle(bad.id)
      .result()
      .catch((error: { cause?: unknown }) => error.cause);
    expect(failure).toMatchObject({ type: bad.error?.code, message: `F: ${bad.error?.message}` });
    expect((failure as Error).stack ?? '').not.toContain('perdure-execution');
    const { searchAttributes } = await client.workflow.getHandle(bad.id).describe();
    expect(searchAttributes.PerdureStatus).toEqual(['error']);
  });

  test('that terminates an execution is seen here within seconds', async () => {
    const id = await stand.trigger(await stand.publish(sleeping));
    await stand.until(id, ({ status }) => status === 'paused');
    await client.workflow.getHandle(id).terminate('an operator had a reason');
    const view = await stand.ended(id, 30_000);
    expect(view).toMatchObject({ status: 'error', closeReason: 'terminated', error: { code: 'TERMINATED' } });
    expect(nodeOf(view, 's')).toMatchObject({ status: 'error', error: { code: 'TERMINATED' } });
  });

  test('that cancels one ends it at once: no error handle, sleeps end, the run closes as cancelled', async () => {
    const id = await stand.trigger(await stand.publish(sleeping));
    await stand.until(id, ({ status }) => status === 'paused');
    await client.workflow.getHandle(id).cancel();
    const view = await stand.ended(id);
    expect(view).toMatchObject({ status: 'error', closeReason: 'cancelled', error: { code: 'CANCELLED' } });
    expect(statusesOf(view)).toEqual({ t: 'success', s: 'error', a: 'idle' });
    await eventually(async () => (await client.workflow.getHandle(id).describe()).status.name === 'CANCELLED');
    expect((await client.workflow.getHandle(id).describe()).searchAttributes.PerdureStatus).toEqual(['error']);
  });

  test('that resets one makes the next run, which goes on from the reset point', async () => {
    const view = await stand.run(graphOf({ ...t, a: actionOf('echo', { n: 1 }), b: actionOf('echo', { n: 2 }) }, ['t>a', 'a>b']));
    const handle = client.workflow.getHandle(view.id);
    const { runId } = await handle.describe();
    const { events } = await handle.fetchHistory();
    const completions = (events ?? []).filter(({ workflowTaskCompletedEventAttributes }) => workflowTaskCompletedEventAttributes);
    const point = completions[1]?.eventId;
    await connection.workflowService.resetWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: view.id, runId },
      reason: 'again from the second step',
      workflowTaskFinishEventId: point ?? null,
      requestId: 'reset-1',
    });
    const again = await stand.until(view.id, ({ run, status }) => run === 2 && status === 'success');
    expect(statusesOf(again)).toEqual({ t: 'success', a: 'success', b: 'success' });
    const journal = await stand.events(view.id);
    expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, i) => i + 1));
    expect(journal.filter(({ type, run }) => type === 'node.started' && run === 2)).toHaveLength(1);
  });
});

describe('cancelling', () => {
  test('with a reason reaches a step in flight by its signal', async () => {
    const id = await stand.trigger(
      await stand.publish(graphOf({ ...t, p: actionOf('patient'), h: actionOf('echo') }, ['t>p', 'p:error>h'])),
    );
    await stand.until(id, (view) => nodeOf(view, 'p').status === 'running');
    await cancelExecution(stand.database, { executionId: id, reason: 'no longer needed', by: 'trusted' });
    const view = await stand.ended(id);
    expect(view).toMatchObject({
      closeReason: 'cancelled',
      error: { code: 'CANCELLED', message: expect.stringContaining('no longer needed') },
    });
    expect(statusesOf(view)).toEqual({ t: 'success', p: 'error', h: 'idle' });
    expect(nodeOf(view, 'p').error?.code).toBe('CANCELLED');
  });

  test('gives a deaf step ten seconds; an outcome written by then stands', async () => {
    const id = await stand.trigger(
      await stand.publish(
        graphOf({ ...t, w: actionOf('slow', { ms: 4_000, value: 'done' }), d: actionOf('slow', { ms: 60_000 }) }, ['t>w', 't>d']),
      ),
    );
    await stand.until(id, (view) => nodeOf(view, 'w').status === 'running' && nodeOf(view, 'd').status === 'running');
    await cancelExecution(stand.database, { executionId: id, by: 'trusted' });
    const view = await stand.ended(id, 40_000);
    expect(view.closeReason).toBe('cancelled');
    expect(nodeOf(view, 'w')).toMatchObject({ status: 'success', output: { value: 'done' } });
    expect(nodeOf(view, 'd')).toMatchObject({ status: 'error', error: { code: 'CANCELLED' } });
  }, 60_000);
});
