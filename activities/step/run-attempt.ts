import type { StepCall, StepReport } from '../../common/activities/activities.ts';
import type { Failure } from '../../common/execution/failure.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import type { JournalResult, Writer } from '../../db/statements/journal-apply.ts';
import { journalApply } from '../../db/statements/journal-apply.ts';
import type { ActivityDeps } from '../deps.ts';
import type { JournalWriter } from '../journal-writer.ts';
import { journalled, orRetry } from '../journalling.ts';
import { makeValue } from '../make-value.ts';
import { completedEnd, failedEnd, viewError } from '../node-end.ts';
import type { Attempt } from './attempt.ts';
import { type AttemptClock, createAttemptClock } from './attempt-clock.ts';
import { withConsole } from './console-capture.ts';
import { flushLogs } from './flush-logs.ts';
import { insist } from './insist.ts';
import { normaliseResult } from './normalise-result.ts';
import type { Prepared } from './prepared.ts';
import { retryDelayMs } from './retry-delay.ts';
import { reportOf, settleFailure } from './settle-attempt.ts';
import { createStepClient, type StepClient } from './step-client.ts';
import { createStepContext } from './step-context.ts';
import { abandoned, attemptFailure } from './step-errors.ts';
import { type AttemptFailure, returnedFailure, thrownFailure } from './step-failure.ts';
import type { StepHost } from './step-host.ts';
import { createLogBuffer, type LogBuffer } from './step-log.ts';

type Ended = { value: JsonValue } | AttemptFailure;

export async function runAttempt(
  deps: ActivityDeps,
  journal: JournalWriter,
  call: StepCall,
  writer: Writer,
  host: StepHost,
  prepared: Prepared,
  attempt: Attempt,
): Promise<StepReport> {
  const clock = createAttemptClock(call.body.timeoutMs, host.cancellation);
  const logs = createLogBuffer(call.visit, call.nodeId, attempt.number, prepared.redactor);
  const client = createStepClient(deps.stepDatabase, call.body.timeoutMs);
  const beat = setInterval(() => host.heartbeat(), host.heartbeatIntervalMs);
  const flushing = flushLogs(journal, writer, logs, deps);
  const began = performance.now();
  try {
    logs.info(`Attempt ${attempt.number} started`);
    const ended = await callStep(deps, call, host, prepared, attempt, clock, logs, client);
    const ms = Math.round(performance.now() - began);
    await flushing.stop();
    if ('value' in ended) {
      logs.info(`Attempt ${attempt.number} succeeded after ${ms} ms`);
      const report = await succeed(journal, call, writer, attempt, ended.value, logs, client);
      await deps.failpoint('step.beforeReport');
      return report;
    }
    logs.error(`Attempt ${attempt.number} failed after ${ms} ms: ${ended.failure.message}`);
    await client.rollback();
    return await fail(journal, call, writer, attempt, ended, clock, logs);
  } finally {
    clearInterval(beat);
    clock.clear();
    await flushing.stop();
  }
}

async function callStep(
  deps: ActivityDeps,
  call: StepCall,
  host: StepHost,
  prepared: Prepared,
  attempt: Attempt,
  clock: AttemptClock,
  logs: LogBuffer,
  client: StepClient,
): Promise<Ended> {
  const { nodeId } = call;
  try {
    const context = createStepContext(deps, call, host, prepared, attempt, clock.signal, logs, client.client);
    const running = withConsole(logs, async () => prepared.step(prepared.input, context));
    const result = normaliseResult(await Promise.race([running, clock.expired]), nodeId);
    const failed = returnedFailure(result, nodeId);
    if (failed) return redacted(failed, prepared);
    return { value: prepared.redactor.json(result) };
  } catch (error) {
    return redacted(interrupted(clock, attempt, nodeId) ?? thrownFailure(error, nodeId), prepared);
  }
}

function redacted({ failure, retryable }: AttemptFailure, prepared: Prepared): AttemptFailure {
  const { redactor } = prepared;
  const fields = failure.fields === undefined ? {} : { fields: redactor.json(failure.fields) };
  return { failure: { ...failure, message: redactor.text(failure.message), ...fields }, retryable };
}

/** A step that fails because it was broken off failed of that, whatever it threw. */
function interrupted(clock: AttemptClock, attempt: Attempt, nodeId: string): AttemptFailure | undefined {
  switch (clock.interruption()) {
    case 'cancelled':
      return { failure: { code: 'CANCELLED', message: `Cancelled during attempt ${attempt.number}.`, nodeId }, retryable: false };
    case 'workerStopped':
      return {
        failure: { code: 'WORKER_STOPPED', message: `The worker was stopped during attempt ${attempt.number}.`, nodeId },
        retryable: true,
      };
    default:
      return undefined;
  }
}

async function succeed(
  journal: JournalWriter,
  call: StepCall,
  writer: Writer,
  attempt: Attempt,
  output: JsonValue,
  logs: LogBuffer,
  client: StepClient,
): Promise<StepReport> {
  const made = makeValue(output, call.inlineBytes);
  const operation = {
    ...writer,
    kind: 'settle' as const,
    journal: logs.take(),
    values: made.stored,
    visit: call.visit,
    nodeId: call.nodeId,
    outcome: { status: 'success' as const, output: made.value },
    ...completedEnd(call, attempt.number, call.edges, made.event),
  };
  if (!client.used()) return reportOf(call, await insist(() => journalled(journal, operation)), writer);
  let result: JournalResult | undefined;
  await orRetry(() =>
    client.conclude(async (own) => {
      [result] = await journalApply(own, [operation]);
      return result?.fresh === true;
    }),
  );
  if (!result || result.fence === 'missing' || result.fence === 'superseded') throw abandoned(result?.fence ?? 'missing');
  return reportOf(call, result, writer);
}

async function fail(
  journal: JournalWriter,
  call: StepCall,
  writer: Writer,
  attempt: Attempt,
  ended: AttemptFailure,
  clock: AttemptClock,
  logs: LogBuffer,
): Promise<StepReport> {
  const failure: Failure = { ...ended.failure, attempts: attempt.counted };
  const counts = clock.interruption() !== 'workerStopped';
  const last = counts && attempt.counted >= call.body.retry.maximumAttempts;
  if (!ended.retryable || last) return insist(() => settleFailure(journal, call, writer, attempt.number, failure, logs.take()));
  const delayMs = counts ? retryDelayMs(call.body.retry, attempt.counted) : 0;
  const retrying = {
    key: `${call.visit}:retry:${attempt.number}`,
    body: {
      type: 'node.retrying' as const,
      visit: call.visit,
      nodeId: call.nodeId,
      attempt: attempt.number,
      error: viewError(failure, call.nodeId),
      nextAt: new Date(Date.now() + delayMs).toISOString(),
    },
  };
  const { endStopping } = failedEnd(call, attempt.number, call.edges, failure, { value: null });
  const result = await insist(() =>
    journalled(journal, {
      ...writer,
      kind: 'retry',
      journal: logs.take(),
      visit: call.visit,
      nodeId: call.nodeId,
      attempt: attempt.number,
      counts,
      failure,
      retrying,
      endStopping,
    }),
  );
  if (result.outcome) return reportOf(call, result, writer);
  if (result.fence !== 'current') throw abandoned(result.fence);
  throw attemptFailure(failure, delayMs);
}
