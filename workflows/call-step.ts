import {
  ActivityCancellationType,
  ActivityFailure,
  ApplicationFailure,
  type CancellationScope,
  isCancellation,
  scheduleActivity,
  TimeoutFailure,
} from '@temporalio/workflow';
import { type SettleCall, STEP_FAILED_TYPE, type StepCall, type StepReport } from '../common/activities/activities.ts';
import { summaryOf } from '../common/activities/summary-of.ts';
import type { Failure } from '../common/execution/failure.ts';
import type { Baggage, Caller } from './caller.ts';
import type { StepCommand } from './step-command.ts';

/** Time beyond the attempt's own deadline that it has to write a finished outcome, in ms. */
const REPORT_MS = 30_000;

/**
 * Runs a step as an activity named after its action. Undefined: the visit ended elsewhere meanwhile. Temporal retries
 * without limit, the wrapper counts; a step that ended without an outcome of its wrapper's is settled.
 */
export async function callStep(
  caller: Caller,
  command: StepCommand,
  inlineBytes: number,
  scope: CancellationScope,
  wanted: () => boolean,
): Promise<StepReport | undefined> {
  const { visit, nodeId, label, body, edges } = command;
  try {
    return await caller.call(
      (baggage) => scope.run(() => schedule(caller, { ...baggage, visit, nodeId, label, body, scope: command.scope, edges, inlineBytes })),
      reportOfFailure,
    );
  } catch (error) {
    if (!wanted()) return undefined;
    const failure = failureOf(error, nodeId);
    if (!failure) throw error;
    return callSettle(caller, command, failure);
  }
}

export function callSettle(caller: Caller, command: StepCommand, failure: Failure): Promise<StepReport> {
  const { visit, nodeId, label, edges } = command;
  const call = (baggage: Baggage): SettleCall => ({ ...baggage, visit, nodeId, failure, edges });
  return caller.call((baggage) => caller.engine(label)['perdure.settle'](call(baggage)));
}

function schedule(caller: Caller, call: StepCall): Promise<StepReport> {
  const { retry, timeoutMs, actionType } = call.body;
  return scheduleActivity<StepReport>(actionType, [call], {
    activityId: call.visit,
    summary: summaryOf(call.label),
    startToCloseTimeout: timeoutMs + REPORT_MS,
    heartbeatTimeout: caller.args.settings.heartbeatTimeoutMs,
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    retry: {
      initialInterval: Math.max(1, retry.initialIntervalMs),
      backoffCoefficient: Math.max(1, retry.backoffCoefficient),
      maximumInterval: Math.max(1, retry.initialIntervalMs, retry.maximumIntervalMs),
      nonRetryableErrorTypes: ['PayloadsTooLarge'],
    },
  });
}

/** The wrapper reports a final failure by throwing, so that Temporal's UI shows the activity as failed. */
function reportOfFailure(error: unknown): StepReport | undefined {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  if (!(cause instanceof ApplicationFailure) || cause.type !== STEP_FAILED_TYPE) return undefined;
  return cause.details?.[0] as StepReport | undefined;
}

/** What to record for a visit whose activity ended without an outcome; undefined for what the workflow must not explain away. */
function failureOf(error: unknown, nodeId: string): Failure | undefined {
  if (isCancellation(error)) return { code: 'CANCELLED', message: 'The execution was cancelled.', nodeId };
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  if (cause instanceof TimeoutFailure) return { code: 'STEP_TIMEOUT', message: `Temporal gave the step up: ${cause.message}`, nodeId };
  if (cause instanceof ApplicationFailure && cause.type === 'PayloadsTooLarge')
    return { code: 'OUTPUT_TOO_LARGE', message: cause.message, nodeId };
  return undefined;
}
