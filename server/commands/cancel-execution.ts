import { v7 as uuidV7 } from 'uuid';
import type { Principal } from '../../common/access/principal.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import { textFault } from '../../common/json/text-fault.ts';
import type { Database } from '../../db/database.ts';
import { insertCommand } from '../../db/statements/insert-command.ts';
import { journalApply } from '../../db/statements/journal-apply.ts';
import { lockExecution } from '../../db/statements/lock-execution.ts';
import { setCancelReason } from '../../db/statements/set-cancel-reason.ts';
import { readerOf } from '../access/reader-of.ts';
import { executionNotFound, isExecutionId } from '../executions/execution-not-found.ts';
import { cancelledEntry } from '../journal/terminal-entries.ts';

/** Longest reason for a cancel, in characters. */
export const MAX_CANCEL_REASON = 1_000;

export interface CancelRequest {
  executionId: string;
  /** at most 1,000 characters; shown in the execution's error */
  reason?: string | null;
  /** who asks; `trusted` is server code, which may cancel everything */
  by: Principal | 'trusted';
}

/**
 * Asks for the end of an execution. One that Temporal does not have yet ends at once; otherwise the request travels by the
 * outbox and the execution ends soon after. Asking twice does no harm.
 * @throws PerdureError `EXECUTION_NOT_FOUND`, `EXECUTION_ENDED`, `FORBIDDEN` for those who may only look, `INVALID_REQUEST`
 */
export async function cancelExecution(database: Database, { executionId, reason: given, by }: CancelRequest): Promise<void> {
  const reason = given === undefined || given === '' ? null : given;
  if (reason !== null && (reason.length > MAX_CANCEL_REASON || textFault(reason) !== undefined)) {
    throw new PerdureError('INVALID_REQUEST', `The reason must be a text of at most ${MAX_CANCEL_REASON} characters without NUL.`);
  }
  if (!isExecutionId(executionId)) {
    throw executionNotFound(executionId);
  }
  const reader = by === 'trusted' ? { userName: '', admin: true } : readerOf(by);
  await database.transaction(async (client) => {
    const execution = await lockExecution(client, reader, executionId);
    if (execution === null) {
      throw executionNotFound(executionId);
    }
    if (!reader.admin && execution.userName !== reader.userName && execution.ownerName !== reader.userName) {
      throw new PerdureError('FORBIDDEN', 'Only the user that the execution runs as, or the owner of its workflow, may cancel it.');
    }
    if (execution.ended) {
      throw new PerdureError('EXECUTION_ENDED', `The execution has ended with status ${execution.status}.`);
    }
    if (reason !== null) {
      await setCancelReason(client, executionId, reason);
    }
    if (execution.leaving) {
      await insertCommand(client, { id: uuidV7(), executionId, kind: 'cancel', payload: { reason } });
    } else {
      await journalApply(client, [{ executionId, kind: 'end', terminal: cancelledEntry(reason) }]);
    }
  });
}
