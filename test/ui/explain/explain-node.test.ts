import { describe, expect, test } from '@jest/globals';
import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView, NodeView } from '../../../common/execution/execution-view.ts';
import { explainNode } from '../../../ui/core/explain/explain-node.ts';
import { clockTime } from '../../../ui/core/format/clock-time.ts';
import { at, executionView, nodeView } from '../details/views.ts';

type EdgeLine = [source: string, target: string, state?: 'taken' | 'dead', handle?: string];
const NOW = Date.parse(at(10));

function told(nodes: NodeView[], lines: EdgeLine[], visit: string, rest: Partial<ExecutionView> = {}) {
  const edges = lines.map(([source, target, , handle], index) => ({ id: `e${index}`, source, target, sourceHandle: handle ?? null }));
  const states = Object.fromEntries(lines.flatMap(([, , state], index) => (state === undefined ? [] : [[`e${index}`, state]])));
  const graph: ExecutionGraph = {
    nodes: nodes.map(({ nodeId, type, label }) => ({ id: nodeId, type, label, position: { x: 0, y: 0 }, parentId: null, enabled: true })),
    edges,
  };
  return text(explainNode(executionView(nodes, { edges: states, ...rest }), graph, visit, NOW));
}

function text({ headline, why }: ReturnType<typeof explainNode>): { headline: string; why: string } {
  return { headline, why: why.parts.map((part) => (typeof part === 'string' ? part : part.label)).join('') };
}

const done = (id: string, label: string, rest: Partial<NodeView> = {}) =>
  nodeView(id, { label, status: 'success', startedAt: at(1), endedAt: at(2), ...rest });
const failure = { message: 'the gateway answered 503', code: 'GATEWAY_UNAVAILABLE' };
const ended = { status: 'error', closeReason: 'failed', endedAt: at(9), error: { ...failure, nodeId: 'a' } } as const;

describe('a node that ran', () => {
  test('names its only source and when that ended', () => {
    const nodes = [done('a', 'Plan'), nodeView('b', { status: 'running', startedAt: at(2) })];
    expect(told(nodes, [['a', 'b', 'taken']], 'b')).toEqual({
      headline: 'Running for 8s.',
      why: `Its only incoming edge was taken when Plan ended at ${clockTime(at(2))}.`,
    });
  });
  test('names the handle', () => {
    const nodes = [done('a', 'Total over 100?', { type: 'condition', output: { result: true } }), done('b', 'B')];
    expect(told(nodes, [['a', 'b', 'taken', 'true']], 'b').why).toContain('Total over 100? ended with true at ');
    expect(told(nodes, [['a', 'b', 'taken', 'true']], 'a').headline).toBe('Ended with true.');
  });
  test('of several edges names the last that was waited for', () => {
    const nodes = [done('a', 'A', { endedAt: at(3) }), done('b', 'B'), done('c', 'C', { startedAt: at(3), endedAt: at(4.5) })];
    expect(
      told(
        nodes,
        [
          ['a', 'c', 'taken'],
          ['b', 'c', 'taken'],
        ],
        'c',
      ),
    ).toEqual({
      headline: 'Done in 1.5s.',
      why: `Both incoming edges were taken, the last when A ended at ${clockTime(at(3))}.`,
    });
    expect(
      told(
        nodes,
        [
          ['a', 'c', 'dead'],
          ['b', 'c', 'taken'],
        ],
        'c',
      ).why,
    ).toBe(`B ended at ${clockTime(at(2))} and led here; A did not.`);
  });
  test('after a failure says so, and the failed one says where it went on', () => {
    const nodes = [done('a', 'Charge card', { status: 'error', error: failure }), done('b', 'Flag for review')];
    const edges: EdgeLine[] = [['a', 'b', 'taken', 'error']];
    expect(told(nodes, edges, 'b').why).toBe(`Charge card failed at ${clockTime(at(2))}, and its error leads here.`);
    expect(told(nodes, edges, 'a').headline).toBe('Failed: the gateway answered 503.');
    expect(told(nodes, edges, 'a').why).toContain('Its failure was handled: the run went on to Flag for review.');
  });
  test('after one that is switched off says that the run passed through', () => {
    const nodes = [nodeView('a', { label: 'A', reason: 'disabled' }), done('b', 'B')];
    expect(told(nodes, [['a', 'b', 'taken']], 'b').why).toBe('A is switched off; the run passed through it.');
    expect(told(nodes, [['a', 'b', 'taken']], 'a')).toEqual({
      headline: 'Switched off.',
      why: 'Switched off in version 7; the run passed through.',
    });
  });
  test('without anything before it, or as the trigger, began with the execution', () => {
    expect(told([done('a', 'A')], [], 'a').why).toBe('Nothing leads to it, so it began with the execution.');
    expect(told([done('a', 'A', { type: 'trigger' })], [], 'a')).toEqual({
      headline: 'Fired.',
      why: `It started the execution at ${clockTime(at(1))}.`,
    });
  });
});

describe('a node that was passed over', () => {
  const skipped = (label: string, rest: Partial<NodeView> = {}) => ({ label, skipped: true, reason: 'x', ...rest });
  test('names the handle that was chosen and the one that leads here', () => {
    const nodes = [done('a', 'Manager approval', { type: 'wait' }), nodeView('b', skipped('Cancel order')), done('c', 'Plan')];
    expect(
      told(
        nodes,
        [
          ['a', 'b', 'dead', 'rejected'],
          ['a', 'c', 'taken', 'approved'],
        ],
        'b',
      ),
    ).toEqual({
      headline: 'Skipped.',
      why: 'Manager approval ended with approved. This node is only reached by rejected.',
    });
  });
  test('after one that was skipped, failed or did not fail', () => {
    const b = nodeView('b', skipped('B'));
    expect(told([nodeView('a', skipped('A')), b], [['a', 'b', 'dead']], 'b').why).toBe('A was skipped.');
    expect(told([done('a', 'A', { status: 'error' }), b], [['a', 'b', 'dead']], 'b').why).toBe('A failed.');
    expect(told([done('a', 'A'), b], [['a', 'b', 'dead', 'error']], 'b').why).toBe(
      'A did not fail. This node is only reached by its error.',
    );
  });
  test('as or after a trigger that did not fire', () => {
    const nodes = [
      done('t', 'Order inserted', { type: 'trigger' }),
      nodeView('w', skipped('Webhook', { type: 'trigger' })),
      nodeView('b', skipped('B')),
    ];
    expect(told(nodes, [], 'w')).toEqual({ headline: 'Did not fire.', why: 'The run was started by Order inserted.' });
    expect(told(nodes, [['w', 'b', 'dead']], 'b').why).toBe('Webhook did not fire.');
  });
  test('without its graph gives the reason of the journal', () => {
    const view = executionView([nodeView('b', skipped('B', { reason: '"A" chose true.' }))]);
    expect(text(explainNode(view, null, 'b')).why).toBe('"A" chose true.');
  });
});

describe('a node that has not begun', () => {
  test('names what it waits for and what is done', () => {
    const nodes = [done('a', 'Charge card'), nodeView('b', { label: 'Reserve stock', status: 'running', startedAt: at(1) }), nodeView('c')];
    expect(
      told(
        nodes,
        [
          ['a', 'c', 'taken'],
          ['b', 'c'],
        ],
        'c',
      ),
    ).toEqual({
      headline: 'Not reached yet.',
      why: 'Waits for Reserve stock. Charge card is done.',
    });
  });
  test('never will, after the execution ended', () => {
    const nodes = [done('a', 'Charge card', { status: 'error', error: failure }), nodeView('b')];
    expect(told(nodes, [['a', 'b']], 'b', ended)).toEqual({ headline: 'Not reached.', why: 'Charge card failed before its turn came.' });
    const why = (closeReason: ExecutionView['closeReason']) => told(nodes, [['a', 'b']], 'b', { ...ended, closeReason }).why;
    expect(why('cancelled')).toBe('The execution was cancelled before its turn came.');
    expect(why('terminated')).toBe('The execution was terminated before its turn came.');
    expect(why('timedOut')).toBe('The execution timed out before its turn came.');
    expect(why('completed')).toBe('The execution ended without it.');
  });
  test('in an execution that is queued says that', () => {
    expect(told([nodeView('a')], [], 'a', { dispatchedAt: null }).why).toBe('The execution has not begun yet.');
  });
});

describe('the state sentence', () => {
  const headline = (node: Partial<NodeView>, rest: Partial<ExecutionView> = {}) =>
    told(
      [done('a', 'Charge card', { status: 'error', error: failure }), nodeView('b', { startedAt: at(1), ...node })],
      [['a', 'b']],
      'b',
      rest,
    ).headline;
  const first = { attempt: 1, startedAt: at(1), endedAt: at(2), error: failure };

  test('of a retry names attempt, failure and when it goes on', () => {
    expect(headline({ status: 'running', attempts: [first, { attempt: 2, startedAt: at(7), endedAt: null }] })).toBe(
      'Retrying. Attempt 2 has been running for 3s.',
    );
    expect(headline({ status: 'running', attempts: [first], nextAt: at(14) })).toBe(
      'Retrying. Attempt 1 failed: the gateway answered 503. Attempt 2 begins in 4s.',
    );
    expect(headline({ status: 'running', attempts: [first] })).toContain('Attempt 2 begins as soon as a worker takes it.');
  });
  test('of a pause names its end', () => {
    expect(headline({ type: 'sleep', status: 'paused', wakeAt: at(600) })).toMatch(/^Sleeping until \d\d:\d\d\.$/);
    expect(headline({ type: 'wait', status: 'paused' })).toBe('Waiting for 9s.');
    expect(headline({ type: 'wait', status: 'paused', wakeAt: at(600) })).toMatch(/^Waiting for 9s, until \d\d:\d\d at the latest\.$/);
  });
  test('of an end names attempt or cause', () => {
    expect(headline({ status: 'success', endedAt: at(9), attempts: [first, { attempt: 2, startedAt: at(7), endedAt: at(9) }] })).toBe(
      'Done in 8s, at attempt 2.',
    );
    const stopped = (code: string) => headline({ status: 'error', endedAt: at(9), error: { code, message: 'x' } }, ended);
    expect(stopped('STOPPED')).toBe('Stopped because Charge card failed.');
    expect(stopped('CANCELLED')).toBe('Stopped because the execution was cancelled.');
    expect(stopped('TERMINATED')).toBe('Stopped because the execution was terminated.');
    expect(stopped('TIMED_OUT')).toBe('Stopped because the execution timed out.');
    expect(stopped('OUTCOME_UNKNOWN')).toMatch(/^Outcome unknown\./);
    expect(stopped('OTHER')).toBe('Failed: x.');
  });
  test('of a stuck node says why', () => {
    const stuck = { code: 'ACTION_MISSING', message: 'no worker has payments/charge', nodeId: 'b', since: at(4) };
    expect(headline({ status: 'running' }, { stuck })).toBe('Stuck for 6s. no worker has payments/charge.');
  });
});

test('a node inside a container says whose items it runs for', () => {
  const graph: ExecutionGraph = {
    nodes: [
      { id: 'each', type: 'forEach', label: 'Each order line', position: { x: 0, y: 0 }, parentId: null, enabled: true },
      { id: 'book', type: 'action', label: 'Book parcel', position: { x: 0, y: 0 }, parentId: 'each', enabled: true },
    ],
    edges: [],
  };
  expect(text(explainNode(executionView([]), graph, 'book')).why).toBe('It runs once for each item of Each order line.');
});
