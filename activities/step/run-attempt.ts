import type { StepReport } from '../../common/activities/activities.ts';
import type { Attempt } from './attempt.ts';
import { createAttemptClock } from './attempt-clock.ts';
import { callStep } from './call-step.ts';
import { failAttempt } from './fail-attempt.ts';
import { flushLogs } from './flush-logs.ts';
import { createStepClient } from './step-client.ts';
import { createLogBuffer } from './step-log.ts';
import { succeedAttempt } from './succeed-attempt.ts';

/** Runs a claimed attempt: the step under its limits, then the record of how it ended. */
export async function runAttempt(attempt: Attempt, cancellation: AbortSignal): Promise<StepReport> {
  const { deps, journal, call, writer, prepared, number } = attempt;
  const { timeoutMs } = call.body;
  const clock = createAttemptClock(timeoutMs, cancellation);
  const logs = createLogBuffer(call.visit, call.nodeId, number, prepared.redactor, attempt.logged);
  const client = createStepClient(deps.stepDatabase, deps.database.client, timeoutMs);
  const flushing = flushLogs(journal, writer, logs, deps);
  const began = performance.now();
  try {
    logs.note('info', `Attempt ${number} started`);
    const ended = await callStep(attempt, clock, logs, client.client);
    client.close();
    clock.clear();
    const ms = Math.round(performance.now() - began);
    await flushing.stop();
    logs.close();
    if ('failure' in ended) {
      logs.note('error', `Attempt ${number} failed after ${ms} ms: ${ended.failure.message}`);
      await client.rollback();
      // PostgreSQL away uses up nothing.
      return await failAttempt(attempt, client.lost() ? { ...ended, counts: false } : ended, logs.take());
    }
    logs.note('info', `Attempt ${number} succeeded after ${ms} ms`);
    const report = await succeedAttempt(attempt, ended.value, logs.take(), client);
    await deps.failpoint('step.beforeReport');
    return report;
  } finally {
    clock.clear();
    await flushing.stop();
  }
}
