import type { Outcome } from '../common/activities/activities.ts';
import { failureOutput } from '../common/execution/failure-output.ts';
import type { StoredOutcome } from '../db/statements/journal-apply.ts';

/** A stored outcome as the workflow gets it; where the database settled the visit, the output follows from the failure. */
export function readOutcome(stored: StoredOutcome): Outcome {
  if (stored.status === 'success') return stored;
  return { status: 'error', failure: stored.failure, output: stored.output ?? { value: failureOutput(stored.failure) } };
}
