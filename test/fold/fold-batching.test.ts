import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { foldEvents } from '../../common/execution/fold-events.ts';
import { foldHistory } from '../../common/execution/fold-history.ts';
import type { JournalBody, JournalEvent } from '../../common/execution/journal-event.ts';
import { journal, start } from './support.ts';

const error = fc.record({ message: fc.string(), code: fc.constantFrom('STEP_FAILED', 'STOPPED') });
const edges = fc.dictionary(fc.constantFrom('e1', 'e2', 'e3'), fc.constantFrom('taken' as const, 'dead' as const));
const of = fc.constantFrom('t', 'a', 's', 'b', 'l[0]/x').map((visit) => ({ visit, nodeId: visit }));
const attempt = fc.integer({ min: 1, max: 3 });
const output = fc.oneof(fc.record({ output: fc.jsonValue() }), fc.record({ outputBytes: fc.nat() }), fc.constant({}));

const body = fc.oneof(
  fc.constantFrom<JournalBody>({ type: 'execution.paused' }, { type: 'execution.resumed' }),
  error.map((why): JournalBody => ({ type: 'execution.stuck', ...why })),
  fc.tuple(of, attempt).map(([node, n]): JournalBody => ({ type: 'node.started', ...node, attempt: n })),
  fc
    .tuple(of, attempt, error)
    .map(([node, n, why]): JournalBody => ({ type: 'node.retrying', ...node, attempt: n, error: why, nextAt: 'later' })),
  of.map((node): JournalBody => ({ type: 'node.paused', ...node, wakeAt: 'later' })),
  fc
    .tuple(of, edges, output)
    .map(([node, state, value]): JournalBody => ({ type: 'node.completed', ...node, edges: state, ...value }) as JournalBody),
  fc
    .tuple(of, edges, error, attempt)
    .map(([node, state, why, n]): JournalBody => ({ type: 'node.failed', ...node, attempt: n, error: why, handled: true, edges: state })),
  fc.tuple(of, edges).map(([node, state]): JournalBody => ({ type: 'node.skipped', ...node, reason: 'r', edges: state })),
  of.map((node): JournalBody => ({ type: 'node.log', ...node, line: { at: 'now', level: 'info', message: 'm' } })),
  output.map((value): JournalBody => ({ type: 'execution.completed', ...value }) as JournalBody),
  fc
    .tuple(fc.constantFrom('execution.failed' as const, 'execution.cancelled' as const), error)
    .map(([type, why]): JournalBody => ({ type, error: why })),
);

function inBatches(events: readonly JournalEvent[], cuts: readonly number[]): ExecutionView | null {
  const ends = [...new Set([...cuts.map((cut) => cut % (events.length + 1)), events.length])].sort((x, y) => x - y);
  let view: ExecutionView | null = start();
  let from = 0;
  for (const end of ends) {
    if (view !== null) view = foldEvents(view, events.slice(from, end));
    from = end;
  }
  return view;
}

describe('however events are cut into batches', () => {
  test('the view is the same, and repeated events change nothing', () => {
    fc.assert(
      fc.property(fc.array(body, { maxLength: 40 }), fc.array(fc.nat(), { maxLength: 8 }), (bodies, cuts) => {
        const events = journal(...bodies);
        const whole = foldHistory(start(), events);
        expect(inBatches(events, cuts)).toEqual(whole);
        expect(foldEvents(whole, events)).toBe(whole);
      }),
      { numRuns: 300 },
    );
  });

  test('resets included, the history gives what folding the surviving events alone gives', () => {
    const item = fc.oneof({ weight: 8, arbitrary: body }, { weight: 1, arbitrary: fc.nat().map((n) => ({ reset: n })) });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), (items) => {
        const bodies = items.map(
          (each, index): JournalBody =>
            'reset' in each ? { type: 'execution.started', cause: 'reset', base: each.reset % (index + 1) } : each,
        );
        const events = journal(...bodies);
        // the obvious way: remember after each event what stands, and go back to that at a reset
        const standing: JournalEvent[][] = [[]];
        for (const event of events) {
          const base = event.type === 'execution.started' ? event.base : undefined;
          standing.push([...(standing[base ?? event.seq - 1] ?? []), event]);
        }
        const survivors = (standing.at(-1) ?? []).map((event): JournalEvent => {
          if (event.type !== 'execution.started') return event;
          const { base: _none, ...plain } = event;
          return plain;
        });
        expect(foldHistory(start(), events)).toEqual(foldHistory(start(), survivors));
      }),
      { numRuns: 300 },
    );
  });
});
