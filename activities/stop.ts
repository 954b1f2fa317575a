import type { StopCall, StopReport } from '../common/activities/activities.ts';
import { receipt } from './flush.ts';
import type { JournalWriter } from './journal-writer.ts';
import { journalled } from './journalling.ts';
import { writerOf } from './writer.ts';

const MESSAGE = {
  STOPPED: 'Stopped because another node of this execution failed.',
  CANCELLED: 'The execution was cancelled.',
} as const;

/** Marks the run as stopping and ends every open visit that has no attempt in flight. */
export async function stop(journal: JournalWriter, call: StopCall): Promise<StopReport> {
  const writer = writerOf(call.execution, call.run);
  const result = await journalled(journal, {
    ...writer,
    kind: 'stop',
    journal: call.journal,
    code: call.code,
    message: MESSAGE[call.code],
    visits: call.visits,
  });
  return { ...receipt(result, writer.epoch), failures: result.failures ?? {} };
}
