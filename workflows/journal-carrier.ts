import type { JournalEntry } from '../common/execution/journal-event.ts';

/** Decisions on their way to PostgreSQL: they ride on every activity until one that carries them has finished. */
export interface JournalCarrier {
  add(entries: JournalEntry[]): void;
  /** what is not confirmed yet, to ride on an activity; `done` says whether the activity wrote it */
  board(): { entries: JournalEntry[]; done(written: boolean): void };
  /** whether there are entries that no running activity carries */
  leftovers(): boolean;
  /** whether more is waiting than may ride on one activity */
  heavy(): boolean;
  /** characters of JSON that ride on the next activity */
  size(): number;
  empty(): boolean;
}

/** At most so many characters of JSON ride on one activity; more goes ahead by a flush of its own. */
const MAX_RIDING = 16 * 1024;

export function createJournalCarrier(): JournalCarrier {
  let entries: JournalEntry[] = [];
  let size = 0;
  // Positions count all entries ever added; `first` is the position of entries[0].
  let first = 0;
  const riding = new Set<{ end: number }>();

  return {
    add(more) {
      for (const entry of more) {
        entries.push(entry);
        size += JSON.stringify(entry).length;
      }
    },
    board() {
      const ticket = { end: first + entries.length };
      riding.add(ticket);
      return {
        entries: [...entries],
        done(written) {
          riding.delete(ticket);
          if (!written || ticket.end <= first) return;
          entries = entries.slice(ticket.end - first);
          first = ticket.end;
          size = entries.reduce((sum, entry) => sum + JSON.stringify(entry).length, 0);
        },
      };
    },
    leftovers() {
      if (entries.length === 0) return false;
      let end = first;
      for (const ticket of riding) end = Math.max(end, ticket.end);
      return end < first + entries.length;
    },
    heavy: () => size > MAX_RIDING,
    size: () => size,
    empty: () => entries.length === 0,
  };
}
