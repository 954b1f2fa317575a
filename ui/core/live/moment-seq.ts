import type { JournalEvent } from '../../../common/execution/journal-event.ts';

/** Finds the seq of the last event at or before a moment (ms since the epoch); the first event's when none is. */
export function momentSeq(events: readonly JournalEvent[]): (atMs: number) => number {
  // Clocks of workers differ, so times may go back: of each event the earliest time from it on, which ascends.
  const earliest = events.map(({ at }) => Date.parse(at));
  earliest.forEach((_, index) => {
    const from = earliest.length - 1 - index;
    earliest[from] = Math.min(earliest[from] ?? Infinity, earliest[from + 1] ?? Infinity);
  });
  return (atMs) => {
    let [low, high] = [0, earliest.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((earliest[middle] ?? Infinity) <= atMs) low = middle + 1;
      else high = middle;
    }
    return events[Math.max(0, low - 1)]?.seq ?? 0;
  };
}
