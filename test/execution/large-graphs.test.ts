import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { checkInvariants } from '../support/check-invariants.ts';
import { actionOf, graphOf, type NodeShorthand } from './graph-shorthand.ts';
import { createTestStand, nodeOf, statusesOf, type TestStand } from './test-stand.ts';
import { tryPlugin } from './try-plugin.ts';

let stand: TestStand;
beforeAll(async () => {
  stand = await createTestStand({ workflowPlugins: [tryPlugin().plugin] });
  await stand.startWorker();
}, 120_000);
afterAll(() => stand.close());

const t = { t: ['trigger'] as ['trigger'] };
const times = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('a large graph', () => {
  test('as a chain outgrows one Temporal run and goes on in the next, with values and fence', async () => {
    // Every other node is decided without a step, so that there is no moment without a decision on its way.
    const value = (i: number) => (i === 0 ? '{{input.first}}' : `{{@n${i - 1}:N.i}}`);
    const nodes = Object.fromEntries(
      times(700).map((i): [string, NodeShorthand] => [
        `n${i}`,
        i % 2 === 0 ? actionOf('echo', { i: value(i) }) : ['set', { values: { i: value(i) } }],
      ]),
    );
    const edges = ['t>n0', ...times(699).map((i) => `n${i}>n${i + 1}`)];
    const id = await stand.trigger(
      await stand.publish(graphOf({ ...t, ...nodes, last: ['sleep', { duration: '50ms' }] }, [...edges, 'n699>last'])),
      { first: 'carried' },
    );
    const view = await stand.ended(id, 240_000);
    expect(view).toMatchObject({ status: 'success', run: 1 });
    expect(nodeOf(view, 'n699').output).toEqual({ i: 'carried' });
    const connection = await Connection.connect({ address: stand.address });
    const { workflow } = new Client({ connection });
    const runs: string[] = [];
    for await (const { runId, status } of workflow.list({ query: `WorkflowId = '${id}'` })) runs.push(`${status.name} ${runId}`);
    await connection.close();
    expect(runs.filter((run) => run.startsWith('CONTINUED_AS_NEW'))).not.toEqual([]);
  }, 300_000);

  test('as a fan-out keeps a bounded number of steps in flight, and all of them run', async () => {
    const nodes = Object.fromEntries(times(200).map((i): [string, NodeShorthand] => [`n${i}`, actionOf('echo', { i })]));
    const graph = graphOf({ ...t, ...nodes, j: actionOf('echo') }, [
      ...times(200).map((i) => `t>n${i}`),
      ...times(200).map((i) => `n${i}>j`),
    ]);
    const view = await stand.ended(await stand.trigger(await stand.publish(graph)), 240_000);
    expect(new Set(Object.values(statusesOf(view)))).toEqual(new Set(['success']));
    const steps = (await stand.events(view.id)).filter(({ type }) => type === 'node.started' || type === 'node.completed');
    let open = 0;
    let most = 0;
    for (const { type } of steps.filter((event) => 'nodeId' in event && event.nodeId !== 't')) {
      open += type === 'node.started' ? 1 : -1;
      most = Math.max(most, open);
    }
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(50);
  }, 300_000);

  test('with a dead half skips a thousand edges in one go', async () => {
    const nodes = Object.fromEntries(times(500).map((i): [string, NodeShorthand] => [`n${i}`, actionOf('echo')]));
    const edges = ['t>c', 'c:true>n0', ...times(499).map((i) => `n${i}>n${i + 1}`), 'c:false>x'];
    const view = await stand.run(graphOf({ ...t, c: ['condition', { expression: 'input.go' }], ...nodes, x: actionOf('echo') }, edges), {
      go: false,
    });
    expect(view.status).toBe('success');
    expect(view.nodes.filter(({ skipped }) => skipped)).toHaveLength(500);
  });

  test('leaves the invariants whole', async () => {
    expect(await checkInvariants(stand.database, stand.address)).toMatchObject({ executions: 3 });
  });
});
