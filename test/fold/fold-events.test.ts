import { describe, expect, test } from '@jest/globals';
import { foldEvents } from '../../common/execution/fold-events.ts';
import { foldHistory } from '../../common/execution/fold-history.ts';
import { initialView } from '../../common/execution/initial-view.ts';
import type { JournalBody } from '../../common/execution/journal-event.ts';
import { node } from '../support/seed-workflow.ts';
import { at, BEGUN, HEAD, journal, NODES, nodeOf, start, started, TRIGGERED } from './support.ts';

const fold = (...bodies: JournalBody[]) => foldHistory(start(), journal(...bodies));
const error = { message: 'no', code: 'STEP_FAILED', nodeId: 'a' };

describe('the view before any event', () => {
  test('has every node idle, in the order of the graph, and nothing that a view does not show', () => {
    expect(start()).toEqual({
      id: HEAD.id,
      workflowId: HEAD.workflowId,
      workflowName: 'Orders',
      version: 3,
      userName: 'bob',
      trigger: { type: 'api' },
      status: 'running',
      closeReason: null,
      stuck: null,
      run: 1,
      seq: 0,
      input: { n: 1 },
      output: null,
      error: null,
      startedAt: HEAD.startedAt,
      dispatchedAt: null,
      endedAt: null,
      edges: {},
      nodes: NODES.map(({ id, type, data }) => ({
        visit: id,
        nodeId: id,
        label: data.label,
        type,
        ...(type === 'action' ? { actionType: 'sms/send' } : {}),
        status: 'idle',
        skipped: false,
        attempts: [],
        startedAt: null,
        endedAt: null,
        logs: { count: 0, last: [] },
      })),
    });
  });

  test('shows an input up to 4 KiB of JSON, above that its size', () => {
    const input = (length: number) => initialView({ nodes: [] }, { ...HEAD, input: { a: 'ä'.repeat(length) } });
    expect(input(2_044)).toMatchObject({ input: { a: expect.any(String) } });
    expect(input(2_045)).toMatchObject({ inputBytes: 4_098 });
    expect('input' in input(2_045)).toBe(false);
  });

  test('leaves out what lies inside a container', () => {
    const nodes = [node('l', 'forEach'), { ...node('i', 'set'), parentId: 'l' }, { ...node('o', 'set'), parentId: null }];
    expect(initialView({ nodes }, HEAD).nodes.map(({ visit }) => visit)).toEqual(['l', 'o']);
  });
});

describe('a node', () => {
  test('runs from its first claim, with its input', () => {
    expect(nodeOf(fold(BEGUN, started('a')), 'a')).toMatchObject({
      status: 'running',
      startedAt: at(2),
      endedAt: null,
      input: { x: 1 },
      attempts: [{ attempt: 1, startedAt: at(2), endedAt: null }],
    });
  });

  test('keeps running between two attempts, and says when the next one begins', () => {
    const between: JournalBody[] = [
      BEGUN,
      started('a'),
      { type: 'node.retrying', visit: 'a', nodeId: 'a', attempt: 1, error, nextAt: at(9) },
    ];
    expect(nodeOf(fold(...between), 'a')).toMatchObject({
      status: 'running',
      nextAt: at(9),
      attempts: [{ attempt: 1, startedAt: at(2), endedAt: at(3), error }],
    });
    const again = nodeOf(fold(...between, started('a', 2)), 'a');
    expect(again).toMatchObject({
      status: 'running',
      startedAt: at(2),
      input: { x: 2 },
      attempts: [
        { attempt: 1, endedAt: at(3) },
        { attempt: 2, startedAt: at(4), endedAt: null },
      ],
    });
    expect('nextAt' in again).toBe(false);
  });

  test('without a known time of the next attempt has none', () => {
    const view = fold(BEGUN, started('a'), { type: 'node.retrying', visit: 'a', nodeId: 'a', attempt: 1, error });
    expect('nextAt' in nodeOf(view, 'a')).toBe(false);
  });

  test('that completes has its output, its end, and its edges', () => {
    const view = fold(BEGUN, started('a'), {
      type: 'node.completed',
      visit: 'a',
      nodeId: 'a',
      attempt: 1,
      edges: { e2: 'taken', e3: 'dead' },
      output: 7,
    });
    expect(nodeOf(view, 'a')).toMatchObject({
      status: 'success',
      output: 7,
      startedAt: at(2),
      endedAt: at(3),
      attempts: [{ endedAt: at(3) }],
    });
    expect('error' in (nodeOf(view, 'a').attempts[0] ?? {})).toBe(false);
    expect(view.edges).toEqual({ e2: 'taken', e3: 'dead' });
  });

  test('that completes without having started took no time', () => {
    expect(nodeOf(fold(BEGUN, TRIGGERED), 't')).toMatchObject({ status: 'success', startedAt: at(2), endedAt: at(2), attempts: [] });
  });

  test('that puts out null has the output null, a large one only its size', () => {
    expect(nodeOf(fold({ type: 'node.completed', visit: 'a', nodeId: 'a', edges: {}, output: null }), 'a').output).toBeNull();
    const large = nodeOf(fold({ type: 'node.completed', visit: 'a', nodeId: 'a', edges: {}, outputBytes: 5_000, outputRef: 'r' }), 'a');
    expect([large.outputBytes, 'output' in large, 'outputRef' in large]).toEqual([5_000, false, false]);
    const input = nodeOf(fold({ type: 'node.started', visit: 'a', nodeId: 'a', attempt: 1, inputBytes: 5_000, inputRef: 'r' }), 'a');
    expect([input.inputBytes, 'input' in input]).toEqual([5_000, false]);
  });

  test('that fails is in error, also when that was handled, with what it passes on', () => {
    for (const handled of [true, false]) {
      const view = fold(BEGUN, started('a'), {
        type: 'node.failed',
        visit: 'a',
        nodeId: 'a',
        attempt: 1,
        error,
        handled,
        edges: handled ? { e9: 'taken' } : {},
        ...(handled ? { output: { success: false } } : {}),
      });
      expect(nodeOf(view, 'a')).toMatchObject({ status: 'error', error, endedAt: at(3), attempts: [{ endedAt: at(3), error }] });
      expect('output' in nodeOf(view, 'a')).toBe(handled);
      expect([view.status, view.error]).toEqual(['running', null]);
    }
  });

  test('that sleeps is paused until its time, and then forgets it', () => {
    const paused: JournalBody = { type: 'node.paused', visit: 's', nodeId: 's', wakeAt: at(8) };
    expect(nodeOf(fold(paused), 's')).toMatchObject({ status: 'paused', startedAt: at(1), endedAt: null, wakeAt: at(8) });
    const woken = nodeOf(fold(paused, { type: 'node.completed', visit: 's', nodeId: 's', edges: {}, output: { wokeAt: at(2) } }), 's');
    expect(woken).toMatchObject({ status: 'success', startedAt: at(1), endedAt: at(2) });
    expect('wakeAt' in woken).toBe(false);
  });

  test('that is skipped stays idle and says why; a disabled one is not skipped', () => {
    const view = fold(
      { type: 'node.skipped', visit: 'a', nodeId: 'a', reason: 'no edge into it was taken', edges: { e2: 'dead' } },
      { type: 'node.skipped', visit: 'b', nodeId: 'b', reason: 'disabled', edges: { e3: 'taken' } },
    );
    expect(nodeOf(view, 'a')).toMatchObject({
      status: 'idle',
      skipped: true,
      reason: 'no edge into it was taken',
      startedAt: null,
      endedAt: null,
    });
    expect(nodeOf(view, 'b')).toMatchObject({ status: 'idle', skipped: false, reason: 'disabled' });
    expect(view.edges).toEqual({ e2: 'dead', e3: 'taken' });
  });

  test('counts its log lines and keeps the last 20', () => {
    const lines = Array.from(
      { length: 25 },
      (_, n): JournalBody => ({ type: 'node.log', visit: 'a', nodeId: 'a', line: { at: at(n), level: 'info', message: `${n}` } }),
    );
    const { logs } = nodeOf(fold(started('a'), ...lines), 'a');
    expect([logs.count, logs.last.length, logs.last[0]?.message, logs.last[19]?.message]).toEqual([25, 20, '5', '24']);
  });

  test('inside a loop is shown under its iterations only', () => {
    const view = fold({ type: 'node.completed', visit: 'l[3]/i', nodeId: 'i', edges: { inner: 'taken' }, output: 1 });
    expect([view.seq, view.edges, view.nodes]).toEqual([1, {}, start().nodes]);
  });
});

describe('the execution', () => {
  test('pauses and resumes', () => {
    expect(fold(BEGUN, { type: 'execution.paused' }).status).toBe('paused');
    expect(fold(BEGUN, { type: 'execution.paused' }, { type: 'execution.resumed' }).status).toBe('running');
  });

  test('is stuck until the next event of any kind', () => {
    const stuck: JournalBody = { type: 'execution.stuck', code: 'ACTION_MISSING', message: 'no worker offers it', nodeId: 'a' };
    expect(fold(BEGUN, stuck).stuck).toEqual({ code: 'ACTION_MISSING', message: 'no worker offers it', nodeId: 'a', since: at(2) });
    expect(fold(BEGUN, stuck, started('a')).stuck).toBeNull();
    const { nodeId: _none, ...general } = stuck;
    expect(fold(BEGUN, general).stuck).toEqual({ code: 'ACTION_MISSING', message: 'no worker offers it', since: at(2) });
  });

  test('completes with its output, or with the size of a large one', () => {
    expect(fold(BEGUN, { type: 'execution.completed', output: { ok: true } })).toMatchObject({
      status: 'success',
      closeReason: 'completed',
      output: { ok: true },
      error: null,
      endedAt: at(2),
    });
    const large = fold(BEGUN, { type: 'execution.completed', outputBytes: 9_000, outputRef: 'r' });
    expect([large.outputBytes, 'output' in large]).toEqual([9_000, false]);
  });

  test.each([
    ['execution.failed', 'failed', 'STEP_FAILED', 'STOPPED'],
    ['execution.cancelled', 'cancelled', 'CANCELLED', 'CANCELLED'],
    ['execution.terminated', 'terminated', 'TERMINATED', 'TERMINATED'],
    ['execution.timedOut', 'timedOut', 'TIMED_OUT', 'TIMED_OUT'],
  ] as const)('%s ends it, and every open node in error', (type, closeReason, code, ofNodes) => {
    const view = fold(
      BEGUN,
      TRIGGERED,
      started('a'),
      { type: 'node.paused', visit: 's', nodeId: 's', wakeAt: at(9) },
      { type, error: { message: 'why', code } },
    );
    expect(view).toMatchObject({
      status: 'error',
      closeReason,
      error: { message: 'why', code },
      output: null,
      endedAt: at(5),
      stuck: null,
    });
    expect(nodeOf(view, 'a')).toMatchObject({
      status: 'error',
      error: { code: ofNodes },
      endedAt: at(5),
      attempts: [{ endedAt: at(5), error: { code: ofNodes } }],
    });
    expect(nodeOf(view, 's')).toMatchObject({ status: 'error', error: { code: ofNodes }, startedAt: at(4), endedAt: at(5) });
    expect('wakeAt' in nodeOf(view, 's')).toBe(false);
    expect([nodeOf(view, 't').status, nodeOf(view, 'b').status]).toEqual(['success', 'idle']);
  });
});

describe('a reset', () => {
  const before: JournalBody[] = [
    BEGUN,
    TRIGGERED,
    started('a'),
    { type: 'node.completed', visit: 'a', nodeId: 'a', attempt: 1, edges: { e2: 'taken' }, output: 1 },
  ];
  const ended: JournalBody[] = [...before, started('b'), { type: 'execution.terminated', error: { message: 'x', code: 'TERMINATED' } }];
  const reset = (base: number): JournalBody => ({ type: 'execution.started', cause: 'reset', base });

  test('goes on from the state at its base', () => {
    const view = fold(...ended, reset(2));
    const atBase = fold(...before.slice(0, 2));
    expect(view).toEqual({ ...atBase, run: 2, seq: 7 });
    expect(nodeOf(fold(...ended, reset(2), started('a')), 'a').attempts).toEqual([{ attempt: 1, startedAt: at(8), endedAt: null }]);
  });

  test('keeps what lies before it, a node that was open included', () => {
    const view = fold(...ended, reset(5));
    expect([view.status, view.endedAt, nodeOf(view, 'a').status, nodeOf(view, 'b').status]).toEqual([
      'running',
      null,
      'success',
      'running',
    ]);
    expect(nodeOf(fold(...ended, reset(5), started('b')), 'b').attempts).toEqual([{ attempt: 1, startedAt: at(8), endedAt: null }]);
  });

  test('to the very beginning leaves nothing of the run before', () => {
    expect(fold(...ended, reset(0))).toEqual({ ...start(), run: 2, seq: 7 });
  });

  test('of a reset run goes on from that run’s own state', () => {
    const view = fold(...ended, reset(2), started('a'), started('b'), reset(8));
    expect([nodeOf(view, 'a').status, nodeOf(view, 'b').status, view.run, view.seq]).toEqual(['running', 'idle', 3, 10]);
    // back behind the first reset: its base lies in the first run
    expect(nodeOf(fold(...ended, reset(2), started('a'), reset(4)), 'a').status).toBe('success');
  });

  test('is more than a view can take by itself, unless it voids nothing', () => {
    const events = journal(...ended, reset(2));
    expect(foldEvents(foldHistory(start(), events.slice(0, 6)), events.slice(6))).toBeNull();
    const harmless = journal(...ended, reset(6));
    expect(foldEvents(foldHistory(start(), harmless.slice(0, 6)), harmless.slice(6))).toEqual(foldHistory(start(), harmless));
  });

  test('a retry after a success takes the output back', () => {
    for (const value of [{ output: 7 }, { outputBytes: 9_000, outputRef: 'r' }]) {
      const view = fold(BEGUN, { type: 'execution.completed', ...value }, { type: 'execution.started', cause: 'retry' });
      expect([view.output, 'outputBytes' in view]).toEqual([null, false]);
    }
  });

  test('a retry that has no base reopens the execution as it stands', () => {
    expect(fold(...ended, { type: 'execution.started', cause: 'retry' })).toMatchObject({
      status: 'running',
      closeReason: null,
      error: null,
      endedAt: null,
      run: 2,
    });
  });
});

describe('folding', () => {
  test('ignores events that the view holds already', () => {
    const events = journal(BEGUN, TRIGGERED, started('a'));
    const view = foldHistory(start(), events);
    expect(foldEvents(view, events)).toBe(view);
    expect(foldEvents(view, [])).toBe(view);
  });

  test('leaves the view given as it is, and shares what did not change', () => {
    const view = start();
    const copy = structuredClone(view);
    const [, , third] = journal(BEGUN, TRIGGERED, started('a'));
    const after = foldEvents(view, third === undefined ? [] : [third]);
    expect(view).toEqual(copy);
    expect(after?.nodes).not.toBe(view.nodes);
    expect(after?.nodes.map((each, index) => each === view.nodes[index])).toEqual([true, false, true, true]);
    expect(after?.edges).toBe(view.edges);
  });

  test('keeps an edge whatever it is called', () => {
    const edges = JSON.parse('{"__proto__":"taken","constructor":"dead"}');
    expect(Object.entries(fold({ type: 'node.completed', visit: 'a', nodeId: 'a', edges, output: 1 }).edges)).toEqual(
      Object.entries(edges),
    );
  });
});
