import type { JournalEvent } from '../../../common/execution/journal-event.ts';
import type { History } from './execution-state.ts';

/** `seq` of the last event that the history holds, or would hold if it had not been removed. */
export function lastSeqOf({ events, firstSeq }: History): number {
  return events.at(-1)?.seq ?? firstSeq - 1;
}

/** With those of `events` that come next; the same object when none does. */
export function extendHistory(history: History, events: readonly JournalEvent[]): History {
  if (history.state !== 'complete' && history.state !== 'removed') return history;
  const last = lastSeqOf(history);
  const news = events.filter(({ seq }) => seq > last);
  return news[0]?.seq === last + 1 ? { ...history, events: [...history.events, ...news] } : history;
}
