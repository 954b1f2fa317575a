import { ApplicationFailure } from '@temporalio/common';
import { v7 as uuid } from 'uuid';
import type { StepCall } from '../../common/activities/activities.ts';
import { describeThrown } from '../../common/json/describe-thrown.ts';
import type { StepFunction } from '../../common/plugin/step.ts';
import type { JournalResult, StoredOutcome, Writer } from '../../db/statements/journal-apply.ts';
import type { ActivityDeps } from '../deps.ts';
import type { JournalWriter } from '../journal-writer.ts';
import { journalled } from '../journalling.ts';
import { capText } from './cap-text.ts';
import { peek } from './peek.ts';
import { MAX_MESSAGE_BYTES } from './step-failure.ts';
import type { StepHost } from './step-host.ts';

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;

const CODES = ['ACTION_MISSING', 'STEP_LOAD_FAILED', 'STEP_NOT_EXPORTED'] as const;

/**
 * The step of the action. A worker that lacks it, or whose module cannot be loaded or lacks the function, shows the execution as stuck and lets
 * Temporal ask again, this worker or another: no attempt is used up, and the next deploy finds everything in its place.
 * A visit that has an outcome already needs no step: then that is returned.
 */
export async function resolveStepOrWait(
  deps: ActivityDeps,
  journal: JournalWriter,
  call: StepCall,
  writer: Writer,
  host: StepHost,
): Promise<{ step: StepFunction } | (JournalResult & { outcome: StoredOutcome })> {
  const { actionType } = call.body;
  let found: unknown;
  try {
    return { step: await deps.resolveStep(actionType) };
  } catch (error) {
    found = error;
  }
  const code = CODES.find((known) => known === peek(found, 'code')) ?? 'STEP_LOAD_FAILED';
  const said = peek(found, 'message');
  const reason = typeof said === 'string' ? said : describeThrown(found);
  const message = capText(`The node "${call.label}" waits for a worker that can run ${actionType}: ${reason}`, MAX_MESSAGE_BYTES);
  deps.log.warn(message, { executionId: call.execution.id, nodeId: call.nodeId });
  const entry = { key: `stuck:${uuid()}`, body: { type: 'execution.stuck' as const, code, message, nodeId: call.nodeId } };
  const { visit } = call;
  const result = await journalled(journal, { ...writer, kind: 'stuck', journal: call.journal, visit, entry });
  if (result.outcome) return { ...result, outcome: result.outcome };
  const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(host.temporalAttempt - 1, 10));
  throw ApplicationFailure.create({ type: code, message, nextRetryDelay: delay });
}
