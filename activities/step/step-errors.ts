import { ApplicationFailure } from '@temporalio/common';
import { STEP_FAILED_TYPE, type StepReport, SUPERSEDED_TYPE } from '../../common/activities/activities.ts';
import type { Failure } from '../../common/execution/failure.ts';

/** The final failure of a node, as Temporal shows it; the report travels in its details. */
export function finalFailure(failure: Failure, report: StepReport): ApplicationFailure {
  return withoutStack(ApplicationFailure.nonRetryable(`${failure.code}: ${failure.message}`, STEP_FAILED_TYPE, report));
}

/** An attempt that another one follows. */
export function attemptFailure(failure: Failure, nextRetryDelayMs: number): ApplicationFailure {
  return withoutStack(
    ApplicationFailure.create({
      type: failure.code,
      message: failure.message,
      nextRetryDelay: Math.max(1, Math.round(nextRetryDelayMs)),
    }),
  );
}

/** The run that asked for this step is over. */
export function abandoned(fence: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable('The execution has ended or goes on in another run.', SUPERSEDED_TYPE, { fence });
}

/** Its frames would be the wrapper's, which say nothing about the step. */
function withoutStack(failure: ApplicationFailure): ApplicationFailure {
  failure.stack = '';
  return failure;
}
