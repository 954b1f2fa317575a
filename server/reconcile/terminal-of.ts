import { ERRORS, type ErrorCode } from '../../common/errors/error-table.ts';
import type { JournalEntry } from '../../common/execution/journal-event.ts';
import { cancelledEntry, failedEntry } from '../journal/terminal-entries.ts';
import type { TemporalClosure, TemporalStatus } from '../temporal/temporal-gateway.ts';

/** The end that PostgreSQL lacks, as Temporal tells it; null while Temporal's run is not closed. */
export function terminalOf(status: TemporalStatus, { message, failureType }: TemporalClosure): JournalEntry | null {
  const because = message === null ? '.' : `: ${message.slice(0, 4_000)}`;
  switch (status) {
    case 'TERMINATED':
      return {
        key: 'end',
        body: { type: 'execution.terminated', error: { message: `Terminated in Temporal${because}`, code: 'TERMINATED' } },
      };
    case 'TIMED_OUT':
      return { key: 'end', body: { type: 'execution.timedOut', error: { message: 'Timed out in Temporal.', code: 'TIMED_OUT' } } };
    case 'CANCELLED':
      return cancelledEntry(null);
    case 'FAILED':
      return failedEntry(isErrorCode(failureType) ? failureType : 'INTERNAL', `The Temporal workflow failed${because}`);
    case 'COMPLETED':
      // The workflow writes its end before it completes; only a database that was set back can lack it, and the output with it.
      return { key: 'end', body: { type: 'execution.completed', output: null } };
    default:
      return null;
  }
}

function isErrorCode(code: string | null): code is ErrorCode {
  return code !== null && Object.hasOwn(ERRORS, code);
}
