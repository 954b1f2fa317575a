import { expect, test } from '@jest/globals';
import type { ExecutionView, NodeView } from '../../common/execution/execution-view.ts';
import { describeResult } from '../../examples/order-processing/demo/describe-result.ts';

const times = { startedAt: null, endedAt: null };

function node(id: string, rest: Partial<NodeView>): NodeView {
  const none = { attempts: [], logs: { count: 0, last: [] }, skipped: false, ...times };
  return { visit: id, nodeId: id, label: id, type: 'action', status: 'success', ...none, ...rest };
}

const attempt = (n: number) => ({ attempt: n, startedAt: '2026-01-01T00:00:00.000Z', endedAt: null });

const view: ExecutionView = {
  ...{ id: 'e', workflowId: 'w', workflowName: 'Order processing', version: 1, userName: 'ann', trigger: { type: 'api' } },
  ...{ status: 'success', closeReason: 'completed', stuck: null, run: 1, seq: 9, input: { n: 1 }, output: { ok: true }, error: null },
  ...{ startedAt: '2026-01-01T00:00:00.000Z', dispatchedAt: null, endedAt: null, edges: {} },
  nodes: [
    node('reserve', { output: { id: 'r' }, attempts: [attempt(1), attempt(2)] }),
    node('other', { status: 'idle', skipped: true, reason: 'no edge into it was taken' }),
  ],
};

test('the result shows what every node put out, retries, skips, and what changed in the row', () => {
  expect(describeResult(view, { id: 1, status: 'new' }, { id: 1, status: 'completed' })).toEqual([
    'Input',
    '  {"n":1}',
    '',
    'Nodes',
    '  reserve  success   (attempt 2) {"id":"r"}',
    '  other    skipped   no edge into it was taken',
    '',
    'Result: success',
    '  {"ok":true}',
    '',
    'The order, before and after',
    '  id      1',
    '  status  new → completed',
  ]);
});

test('lines are no longer than the terminal is wide', () => {
  const lines = describeResult(view, {}, {}, 20);
  expect(lines).toContain('  reserve  success …');
  expect(Math.max(...lines.map((line) => line.length))).toBe(20);
});
