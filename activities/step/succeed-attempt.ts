import type { StepReport } from '../../common/activities/activities.ts';
import type { JournalEntry } from '../../common/execution/journal-event.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import type { JournalResult } from '../../db/statements/journal-apply.ts';
import { journalApply } from '../../db/statements/journal-apply.ts';
import { journalled } from '../journalling.ts';
import { makeValue } from '../make-value.ts';
import { completedEnd } from '../node-end.ts';
import type { Attempt } from './attempt.ts';
import { failAttempt } from './fail-attempt.ts';
import { insist } from './insist.ts';
import { peek } from './peek.ts';
import { reportOf } from './settle-attempt.ts';
import type { StepClient } from './step-client.ts';
import { abandoned } from './step-errors.ts';
import { type AttemptFailure, thrownFailure } from './step-failure.ts';

/** What PostgreSQL answers to everything in a transaction in which a statement has failed. */
const TRANSACTION_ABORTED = '25P02';

/**
 * Records the output of a step, with what it wrote through its client in the same transaction; an outcome that stands already
 * wins, and undoes what was written. A transaction that cannot be committed is a failure of the attempt.
 */
export async function succeedAttempt(attempt: Attempt, output: JsonValue, lines: JournalEntry[], client: StepClient): Promise<StepReport> {
  const { journal, call, writer } = attempt;
  const made = makeValue(output, call.inlineBytes);
  const operation = {
    ...writer,
    kind: 'settle' as const,
    journal: lines,
    values: made.stored,
    visit: call.visit,
    nodeId: call.nodeId,
    outcome: { status: 'success' as const, output: made.value },
    ...completedEnd(call, attempt.number, call.edges, made.event),
  };
  if (!client.used()) return reportOf(call, await insist(() => journalled(journal, operation)), writer);
  let result: JournalResult | undefined;
  try {
    await client.conclude(async (own) => {
      [result] = await journalApply(own, [operation]);
      return result?.fresh === true;
    });
  } catch (error) {
    // Where the commit's answer was lost, the outcome stands and is reported all the same.
    return failAttempt(attempt, { ...notCommitted(error, attempt, client), counts: !client.lost() }, lines);
  }
  if (!result || result.fence === 'missing' || result.fence === 'superseded') throw abandoned(result?.fence ?? 'missing');
  return reportOf(call, result, writer);
}

function notCommitted(error: unknown, { call, prepared }: Attempt, client: StepClient): AttemptFailure {
  const cause = peek(error, 'code') === TRANSACTION_ABORTED ? (client.refusal() ?? error) : error;
  const { failure } = thrownFailure(cause, call.nodeId, prepared.redactor);
  return { failure: { ...failure, message: `What the step wrote could not be committed: ${failure.message}` }, retryable: true };
}
