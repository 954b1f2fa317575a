import type { SqlClient } from '../../common/data-source/sql-client.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import type { Attempt } from './attempt.ts';
import type { AttemptClock } from './attempt-clock.ts';
import { withConsole } from './console-capture.ts';
import { normaliseResult } from './normalise-result.ts';
import { createStepContext } from './step-context.ts';
import { type AttemptFailure, returnedFailure, thrownFailure } from './step-failure.ts';
import type { LogBuffer } from './step-log.ts';

/** How a step ended: with an output or a failure, neither holding a secret. `counts`: against the retry policy. */
export type StepEnd = { value: JsonValue } | (AttemptFailure & { counts: boolean });

/** Calls the step and waits for it as long as its attempt may last. Does not throw for anything that the step does. */
export async function callStep(attempt: Attempt, clock: AttemptClock, logs: LogBuffer, client: SqlClient): Promise<StepEnd> {
  const { call, prepared } = attempt;
  const { redactor } = prepared;
  try {
    const context = createStepContext(attempt, clock.signal, logs, client);
    const running = withConsole(logs, async () => prepared.step(prepared.input, context));
    const result = redactor.json(normaliseResult(await Promise.race([running, clock.expired]), call.nodeId));
    const failed = returnedFailure(result, call.nodeId);
    return failed === undefined ? { value: result } : (interrupted(clock, attempt) ?? { ...failed, counts: true });
  } catch (error) {
    return interrupted(clock, attempt) ?? { ...thrownFailure(error, call.nodeId, redactor), counts: true };
  }
}

/** A step that fails because it was broken off failed of that, whatever it threw or returned. */
function interrupted(clock: AttemptClock, { number, call }: Attempt): (AttemptFailure & { counts: boolean }) | undefined {
  const { nodeId, body } = call;
  switch (clock.interruption()) {
    case 'cancelled':
      return { failure: { code: 'CANCELLED', message: `Cancelled during attempt ${number}.`, nodeId }, retryable: false, counts: true };
    case 'workerStopped':
      return {
        failure: { code: 'WORKER_STOPPED', message: `The worker was stopped during attempt ${number}.`, nodeId },
        retryable: true,
        counts: false,
      };
    case 'timeout':
      return {
        failure: { code: 'STEP_TIMEOUT', message: `The step took longer than its timeout of ${body.timeoutMs} ms.`, nodeId },
        retryable: true,
        counts: true,
      };
    default:
      return undefined;
  }
}
