import type { SettleCall, StepReport } from '../common/activities/activities.ts';
import { failureOutput } from '../common/execution/failure-output.ts';
import { receipt } from './flush.ts';
import type { JournalWriter } from './journal-writer.ts';
import { journalled } from './journalling.ts';
import { failedEnd } from './node-end.ts';
import { readOutcome } from './read-outcome.ts';
import { writerOf } from './writer.ts';

/** Ends a visit whose wrapper did not: the failure is recorded unless an outcome stands, and the one that stands is returned. */
export async function settle(journal: JournalWriter, call: SettleCall): Promise<StepReport> {
  const writer = writerOf(call.execution, call.run);
  const output = { value: failureOutput(call.failure) };
  const outcome = { status: 'error' as const, failure: call.failure, output };
  const result = await journalled(journal, {
    ...writer,
    kind: 'settle',
    journal: call.journal,
    visit: call.visit,
    nodeId: call.nodeId,
    outcome,
    ...failedEnd(call, undefined, call.edges, call.failure, output),
  });
  return { ...receipt(result, writer.epoch), outcome: readOutcome(result.outcome ?? outcome) };
}
