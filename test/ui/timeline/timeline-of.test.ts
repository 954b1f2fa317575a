import { expect, test } from '@jest/globals';
import { timelineOf } from '../../../ui/core/timeline/timeline-of.ts';
import { at, chain, executionView, nodeView } from '../details/views.ts';

const ms = (seconds: number) => Date.parse(at(seconds));
const failure = { message: 'The gateway answered 503.', code: 'GATEWAY_UNAVAILABLE' };

test('rows stand in the order of first start, and what has not begun closes the list', () => {
  const view = executionView([
    nodeView('late', { status: 'success', startedAt: at(5), endedAt: at(6) }),
    nodeView('never'),
    nodeView('early', { status: 'success', startedAt: at(1), endedAt: at(2) }),
  ]);
  const model = timelineOf(view, ms(9));
  expect(model.rows.map(({ visit, totalMs }) => [visit, totalMs])).toEqual([
    ['early', 1_000],
    ['late', 1_000],
  ]);
  expect(model.notReached.map(({ visit }) => visit)).toEqual(['never']);
});

test('attempts are bars of their own with the waits between them, the running one open until now', () => {
  const view = executionView([
    nodeView('charge', {
      status: 'running',
      startedAt: at(1),
      attempts: [
        { attempt: 1, startedAt: at(1), endedAt: at(2), error: failure },
        { attempt: 2, startedAt: at(4), endedAt: null },
      ],
    }),
  ]);
  const [row] = timelineOf(view, ms(7)).rows;
  expect(row?.look).toBe('retrying');
  expect(row?.bars).toEqual([
    { kind: 'attempt', attempt: 1, startMs: ms(1), endMs: ms(2), open: false, failed: true, message: failure.message },
    { kind: 'wait', attempt: 1, startMs: ms(2), endMs: ms(4), open: false, failed: false },
    { kind: 'attempt', attempt: 2, startMs: ms(4), endMs: ms(7), open: true, failed: false },
  ]);
});

test('between two attempts the wait is open, and the row says when the next one begins', () => {
  const attempts = [{ attempt: 1, startedAt: at(1), endedAt: at(2), error: failure }];
  const view = executionView([nodeView('charge', { status: 'running', startedAt: at(1), attempts, nextAt: at(9) })]);
  const [row] = timelineOf(view, ms(5)).rows;
  expect(row?.bars.at(-1)).toEqual({ kind: 'wait', attempt: 1, startMs: ms(2), endMs: ms(5), open: true, failed: false });
  expect(row?.note).toBe('again in 4s');
});

test('a sleep is a pause, open while it lasts, in which nothing runs', () => {
  const view = executionView([
    nodeView('a', { status: 'success', startedAt: at(0), endedAt: at(1) }),
    nodeView('sleep', { type: 'sleep', status: 'paused', startedAt: at(1), wakeAt: at(500) }),
  ]);
  const model = timelineOf(view, ms(100));
  expect(model.rows[1]?.bars).toEqual([{ kind: 'pause', startMs: ms(1), endMs: ms(100), open: true, failed: false }]);
  expect(model.rows[1]?.note).toMatch(/^until /);
  expect(model.quiet).toEqual([{ from: ms(1), to: ms(100) }]);
});

test('a condition is a point that names the way it chose', () => {
  const view = executionView([
    nodeView('if', { type: 'condition', status: 'success', startedAt: at(1), endedAt: at(1), output: { result: false } }),
    nodeView('switch', { type: 'switch', status: 'success', startedAt: at(1), endedAt: at(1), output: { matched: [] } }),
    nodeView('step', { status: 'success', startedAt: at(1), endedAt: at(1.5), output: { result: true } }),
  ]);
  expect(timelineOf(view, ms(3)).rows.map(({ instant, note }) => [instant, note])).toEqual([
    [true, 'false'],
    [true, 'default'],
    [false, undefined],
  ]);
});

test('skipped nodes stand at the end of what led to them, and last when the graph is not known', () => {
  const nodes = [
    nodeView('a', { status: 'success', startedAt: at(0), endedAt: at(2) }),
    nodeView('b', { skipped: true, reason: '"a" chose true.' }),
    nodeView('c', { skipped: true, reason: '"b" was skipped.' }),
    nodeView('z', { status: 'success', startedAt: at(8), endedAt: at(9) }),
  ];
  const view = executionView(nodes);
  expect(timelineOf(view, ms(9), chain(nodes)).rows.map(({ visit, startMs }) => [visit, startMs])).toEqual([
    ['a', ms(0)],
    ['b', ms(2)],
    ['c', ms(2)],
    ['z', ms(8)],
  ]);
  expect(timelineOf(view, ms(9)).rows.map(({ visit, startMs }) => [visit, startMs])).toEqual([
    ['a', ms(0)],
    ['z', ms(8)],
    ['b', null],
    ['c', null],
  ]);
});

test('an ended execution does not grow with the clock, and a clock that is behind gives no negative time', () => {
  const node = nodeView('a', { status: 'success', startedAt: at(1), endedAt: at(2) });
  const ended = executionView([node], { status: 'success', closeReason: 'completed', endedAt: at(3) });
  expect(timelineOf(ended, ms(1_000)).endMs).toBe(ms(3));
  const ahead = timelineOf(executionView([nodeView('a', { status: 'running', startedAt: at(5) })]), ms(1));
  expect(ahead.rows[0]).toMatchObject({ totalMs: 0, bars: [{ startMs: ms(5), endMs: ms(5) }] });
  expect(ahead.endMs).toBe(ms(5));
});
