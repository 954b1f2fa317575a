import type { FlushCall } from '../common/activities/activities.ts';
import type { JournalReceipt } from '../common/activities/execution-ref.ts';
import type { JournalResult } from '../db/statements/journal-apply.ts';
import type { JournalWriter } from './journal-writer.ts';
import { journalled } from './journalling.ts';
import { writerOf } from './writer.ts';

/** Writes decisions that no other activity carries. */
export async function flush(journal: JournalWriter, call: FlushCall): Promise<JournalReceipt> {
  const writer = writerOf(call.execution, call.run);
  return receipt(await journalled(journal, { ...writer, kind: 'append', journal: call.journal }), writer.epoch);
}

/** What the workflow remembers of a write. */
export function receipt(result: JournalResult, epoch: string | undefined): JournalReceipt {
  return { seq: result.seq, epoch: epoch ?? result.epoch ?? '' };
}
