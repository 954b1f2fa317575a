import type { StepCall, StepReport } from '../../common/activities/activities.ts';
import type { Failure } from '../../common/execution/failure.ts';
import { failureOutput } from '../../common/execution/failure-output.ts';
import type { JournalEntry } from '../../common/execution/journal-event.ts';
import { INLINE_VALUE_BYTES } from '../../common/execution/value.ts';
import { jsonBytes } from '../../common/json/json-bytes.ts';
import type { JournalResult, StoredOutcome, Writer } from '../../db/statements/journal-apply.ts';
import { receipt } from '../flush.ts';
import type { JournalWriter } from '../journal-writer.ts';
import { journalled } from '../journalling.ts';
import { makeValue } from '../make-value.ts';
import { failedEnd } from '../node-end.ts';
import { readOutcome } from '../read-outcome.ts';
import { finalFailure } from './step-errors.ts';

/** The outcome that stands, as the activity's result; a failure is thrown, so that Temporal shows the activity as failed. */
export function reportOf(call: StepCall, result: JournalResult, writer: Writer): StepReport {
  if (!result.outcome) throw new Error(`The visit ${call.visit} has no outcome after it was settled.`);
  const report = { ...receipt(result, writer.epoch), outcome: readOutcome(result.outcome) };
  if (report.outcome.status === 'error') throw finalFailure(report.outcome.failure, report);
  return report;
}

/** Records the final failure of a visit, unless an outcome stands, and reports the one that stands. */
export async function settleFailure(
  journal: JournalWriter,
  call: StepCall,
  writer: Writer,
  attempt: number | undefined,
  failure: Failure,
  riding: JournalEntry[],
): Promise<StepReport> {
  const made = makeValue(failureOutput(failure), call.inlineBytes);
  const outcome: StoredOutcome = { status: 'error', failure: withoutLargeFields(failure), output: made.value };
  const result = await journalled(journal, {
    ...writer,
    kind: 'settle',
    journal: riding,
    values: made.stored,
    visit: call.visit,
    nodeId: call.nodeId,
    outcome,
    ...failedEnd(call, attempt, call.edges, failure, made.event),
  });
  return reportOf(call, result, writer);
}

/** The fields stand in the output anyway; large ones must not travel twice. */
export function withoutLargeFields(failure: Failure): Failure {
  const { fields, ...rest } = failure;
  return fields === undefined || jsonBytes(fields) > INLINE_VALUE_BYTES ? rest : failure;
}
