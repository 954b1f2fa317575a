import { activityInfo } from '@temporalio/activity';
import type { ExecutionRef, RunRef } from '../common/activities/execution-ref.ts';
import type { Writer } from '../db/statements/journal-apply.ts';

/**
 * On behalf of which epoch this activity writes. After a reset the workflow cannot know its new run id without another
 * decision than it took before, so the activity looks: where its own run is not the original one, its own run is the epoch.
 */
export function writerOf(execution: ExecutionRef, run: RunRef): Writer {
  const { runId: own = run.epoch, workflowId: temporalId = execution.id } = activityInfo().workflowExecution ?? {};
  const epoch = own === run.originalRunId ? run.epoch : own;
  return { executionId: execution.id, epoch, originalRunId: run.originalRunId, temporalId, parentEpoch: run.epoch, base: run.base };
}
