import { randomUUID } from 'node:crypto';
import type { ErrorCode } from '../../common/errors/error-table.ts';
import type { JournalEntry } from '../../common/execution/journal-event.ts';

/** The end of an execution that could not begin or was lost. */
export function failedEntry(code: ErrorCode, message: string): JournalEntry {
  return { key: 'end', body: { type: 'execution.failed', error: { message, code } } };
}

/** Why an execution does not get on; its key is new each time, because it may get stuck again. */
export function stuckEntry(code: ErrorCode, message: string): JournalEntry {
  return { key: `execution.stuck:${randomUUID()}`, body: { type: 'execution.stuck', code, message } };
}

/** The end of an execution that somebody cancelled. */
export function cancelledEntry(reason: string | null): JournalEntry {
  const message = reason ? `The execution was cancelled: ${reason}` : 'The execution was cancelled.';
  return { key: 'end', body: { type: 'execution.cancelled', error: { message, code: 'CANCELLED' } } };
}
