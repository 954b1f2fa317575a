import type { JournalEvent } from '../../common/execution/journal-event.ts';
import type { EventRow } from '../../db/statements/list-events.ts';

/** An event as people and programs see it: without the references by which large values are kept. */
export function journalEventOf({ seq, run, at, body }: EventRow): JournalEvent {
  const { inputRef: _input, outputRef: _output, ...shown } = body as EventRow['body'] & { inputRef?: string; outputRef?: string };
  return { seq, run, at: at.toISOString(), ...shown } as JournalEvent;
}
