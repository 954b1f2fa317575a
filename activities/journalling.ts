import { ApplicationFailure } from '@temporalio/common';
import { SUPERSEDED_TYPE } from '../common/activities/activities.ts';
import { isConnectionLoss } from '../db/connection-loss.ts';
import type { JournalOperation, JournalResult } from '../db/statements/journal-apply.ts';
import type { JournalWriter } from './journal-writer.ts';

/** Writes one operation. PostgreSQL away becomes a failure that Temporal retries; another owner of the execution one that it does not. */
export async function journalled(journal: JournalWriter, operation: JournalOperation): Promise<JournalResult> {
  const result = await orRetry(() => journal.write(operation));
  if (result.fence === 'superseded' || result.fence === 'missing') {
    throw ApplicationFailure.nonRetryable('Another Temporal run owns this execution.', SUPERSEDED_TYPE, { fence: result.fence });
  }
  return result;
}

/** Runs `work`; a lost connection becomes a retryable failure with a short delay, which uses up no attempt of a step. */
export async function orRetry<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isConnectionLoss(error)) throw error;
    throw ApplicationFailure.create({
      type: 'DatabaseAway',
      message: `PostgreSQL is away: ${error instanceof Error ? error.message : String(error)}`,
      nextRetryDelay: '1s',
    });
  }
}
