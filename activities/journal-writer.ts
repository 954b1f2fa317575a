import { isConnectionLoss } from '../db/connection-loss.ts';
import type { Database } from '../db/database.ts';
import { type JournalOperation, type JournalResult, journalApply } from '../db/statements/journal-apply.ts';
import type { ActivityLog } from './activity-log.ts';
import { withPlaceholders } from './journal-placeholder.ts';

/** Writes to the journal; what arrives while a batch is in flight becomes the next batch. */
export interface JournalWriter {
  /** Resolves when the operation is committed. Rejects when PostgreSQL is away: nothing was written then, or it may be written again. */
  write(operation: JournalOperation): Promise<JournalResult>;
}

/** Bounds a batch, so that one transaction neither holds many locks nor grows without limit. */
const BATCH_OPERATIONS = 200;
/** Bytes of large values in a batch; one operation may have more. */
const BATCH_BYTES = 16 * 1024 * 1024;

interface Waiting {
  operation: JournalOperation;
  resolve(result: JournalResult): void;
  reject(error: unknown): void;
}

export function createJournalWriter(database: Database, log: ActivityLog): JournalWriter {
  let waiting: Waiting[] = [];
  let busy = false;

  async function commit(batch: Waiting[]): Promise<void> {
    try {
      const results = await journalApply(
        database.client,
        batch.map((item) => item.operation),
      );
      batch.forEach((item, i) => {
        const result = results[i];
        if (result) item.resolve(result);
        else item.reject(new Error('journal_apply returned no result for an operation'));
      });
    } catch (error) {
      if (isConnectionLoss(error)) for (const item of batch) item.reject(error);
      else if (batch.length > 1) for (const item of batch) await commit([item]);
      else for (const item of batch) await commitDoubtful(item, error);
    }
  }

  /** One operation that the database refuses: its entries are written one by one, those that cannot be stored as placeholders. */
  async function commitDoubtful(item: Waiting, cause: unknown): Promise<void> {
    try {
      log.error('an operation of the journal was refused; storing what can be stored', {
        executionId: item.operation.executionId,
        cause: String(cause),
      });
      const operation = await withPlaceholders(item.operation, (one) => journalApply(database.client, [one]));
      const [result] = await journalApply(database.client, [operation]);
      if (!result) throw new Error('journal_apply returned no result for an operation', { cause });
      item.resolve(result);
    } catch (error) {
      item.reject(error);
    }
  }

  async function drain(): Promise<void> {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchLength(waiting));
      waiting = waiting.slice(batch.length);
      await commit(batch);
    }
    busy = false;
  }

  return {
    write: (operation) =>
      new Promise((resolve, reject) => {
        waiting.push({ operation, resolve, reject });
        if (!busy) void drain();
      }),
  };
}

function batchLength(waiting: Waiting[]): number {
  let bytes = 0;
  let length = 0;
  for (const { operation } of waiting.slice(0, BATCH_OPERATIONS)) {
    for (const value of operation.values ?? []) bytes += value.bytes;
    if (length > 0 && bytes > BATCH_BYTES) break;
    length += 1;
  }
  return length;
}
