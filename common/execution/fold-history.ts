import type { ExecutionView } from './execution-view.ts';
import type { JournalEvent } from './journal-event.ts';
import { ViewFold } from './view-fold.ts';

/**
 * Folds a history from its first event on, resets included: a reset goes on from the state at its `base`, because what
 * lies before the reset point is not run again. `initial` comes from `initialView`.
 */
export function foldHistory(initial: ExecutionView, events: readonly JournalEvent[]): ExecutionView {
  let [start, from] = [initial, 0];
  const last = events.findLastIndex((event) => baseOf(event) !== undefined);
  const base = last < 0 ? undefined : baseOf(events[last]);
  if (base !== undefined) {
    from = last;
    start = foldHistory(
      initial,
      events.slice(0, last).filter(({ seq }) => seq <= base),
    );
  }
  const fold = new ViewFold(start);
  for (const event of events.slice(from)) {
    fold.apply(event);
  }
  return fold.view;
}

function baseOf(event: JournalEvent | undefined): number | undefined {
  return event?.type === 'execution.started' ? event.base : undefined;
}
