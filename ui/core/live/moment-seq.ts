import type { JournalEvent } from '../../../common/execution/journal-event.ts';

/** The seq of the last event at or before `atMs` (ms since the epoch); the first event's when none is. */
export function seqAt(events: readonly JournalEvent[], atMs: number): number {
  let found = events[0]?.seq ?? 0;
  for (const { seq, at } of events) {
    if (Date.parse(at) <= atMs) found = seq;
  }
  return found;
}
