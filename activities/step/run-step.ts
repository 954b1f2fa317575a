import { v7 as uuid } from 'uuid';
import type { StepCall, StepReport } from '../../common/activities/activities.ts';
import { isPerdureError } from '../../common/errors/perdure-error.ts';
import { INLINE_VALUE_BYTES } from '../../common/execution/value.ts';
import { renderConfig } from '../../common/graph/render-config.ts';
import type { StepFunction } from '../../common/plugin/step.ts';
import type { JournalResult, Writer } from '../../db/statements/journal-apply.ts';
import type { ActivityDeps } from '../deps.ts';
import type { JournalWriter } from '../journal-writer.ts';
import { journalled, orRetry } from '../journalling.ts';
import { loadScope } from '../load-scope.ts';
import { type MadeValue, makeValue } from '../make-value.ts';
import { writerOf } from '../writer.ts';
import { capText } from './cap-text.ts';
import { insist } from './insist.ts';
import type { Prepared } from './prepared.ts';
import { runAttempt } from './run-attempt.ts';
import { reportOf, settleFailure } from './settle-attempt.ts';
import { abandoned } from './step-errors.ts';
import { MAX_MESSAGE_BYTES } from './step-failure.ts';
import { startHeartbeat } from './step-heartbeat.ts';
import type { StepHost } from './step-host.ts';
import { resolveStepOrWait } from './wait-for-action.ts';

/** Rendered inputs up to this many bytes of JSON are kept for people to see. */
const MAX_INPUT_BYTES = 64 * 1024;

/**
 * One pass of Temporal's over a visit: find the step, render its input, claim the next attempt, run it, write how it
 * ended. A visit that has an outcome is not run again, whoever wrote it.
 */
export async function runStep(deps: ActivityDeps, journal: JournalWriter, call: StepCall, host: StepHost): Promise<StepReport> {
  const writer = writerOf(call.execution, call.run);
  const heartbeat = startHeartbeat(host);
  try {
    const found = await resolveStepOrWait(deps, journal, call, writer, host);
    if ('outcome' in found) return reportOf(call, found, writer);
    const prepared = await prepare(deps, call, found.step);
    if ('code' in prepared) {
      const failure = { code: prepared.code, message: capText(prepared.message, MAX_MESSAGE_BYTES), nodeId: call.nodeId, attempts: 0 };
      return await settleFailure(journal, call, writer, undefined, failure, call.journal);
    }
    const claim = await claimAttempt(journal, call, writer, prepared);
    if (claim.outcome) return reportOf(call, claim, writer);
    if (claim.fence !== 'current' || claim.attempt === null) throw abandoned(claim.fence);
    const { attempt: number, counted, generation, logged } = claim;
    const numbers = { number, counted: counted ?? 1, generation: generation ?? 0, logged: logged ?? { lines: 0, bytes: 0 } };
    return await runAttempt({ deps, journal, call, writer, prepared, heartbeat, ...numbers }, host.cancellation);
  } finally {
    heartbeat.stop();
  }
}

async function prepare(deps: ActivityDeps, call: StepCall, step: StepFunction): Promise<Prepared | { code: string; message: string }> {
  try {
    const { body, execution } = call;
    const scope = await orRetry(() => loadScope(deps.database, execution, call.scope));
    const input = renderConfig(body, scope);
    const { integrationId } = body;
    const integrationType = body.actionType.slice(0, body.actionType.indexOf('/'));
    const credentials = integrationId
      ? await orRetry(() => deps.integrations.credentials({ integrationId, integrationType, userName: execution.userName }))
      : {};
    return { step, input, credentials, redactor: deps.integrations.redactor(Object.values(credentials)) };
  } catch (error) {
    if (!isPerdureError(error)) throw error;
    return { code: error.code, message: error.message };
  }
}

async function claimAttempt(journal: JournalWriter, call: StepCall, writer: Writer, prepared: Prepared): Promise<JournalResult> {
  const input = keptInput(prepared);
  const operation = {
    ...writer,
    kind: 'claim' as const,
    // the same when it is said again because the answer was lost: no attempt is used up that did not begin
    claim: uuid(),
    journal: call.journal,
    values: input.stored,
    visit: call.visit,
    nodeId: call.nodeId,
    maximumAttempts: call.body.retry.maximumAttempts,
    input: input.event,
    handled: call.edges.handled,
    errorEdges: call.edges.error,
  };
  return insist(() => journalled(journal, operation));
}

function keptInput(prepared: Prepared): MadeValue {
  const made = makeValue(prepared.redactor.json(prepared.input), INLINE_VALUE_BYTES);
  const [stored] = made.stored;
  if (!stored || stored.bytes <= MAX_INPUT_BYTES) return made;
  const note = `The input has ${stored.bytes} bytes of JSON; up to ${MAX_INPUT_BYTES} are kept.`;
  return makeValue({ truncated: true, note }, INLINE_VALUE_BYTES);
}
