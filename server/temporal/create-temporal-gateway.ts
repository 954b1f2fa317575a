import type { Client, WorkflowExecutionDescription } from '@temporalio/client';
import { EXECUTION_WORKFLOW } from '../../common/activities/execution-args.ts';
import { errorMessage } from '../../common/errors/error-message.ts';
import type { WorkflowView } from '../../common/graph/interpreter/contract.ts';
import type { JsonObject } from '../../common/json/json-value.ts';
import { describeTemporalError } from './describe-temporal-error.ts';
import { isStartRefusal } from './is-start-refusal.ts';
import { readClosure } from './read-closure.ts';
import { searchAttributesOf } from './search-attributes-of.ts';
import type { TemporalDescription, TemporalGateway, TemporalStart } from './temporal-gateway.ts';
import { TemporalStartRefused } from './temporal-start-refused.ts';
import { toDate } from './to-date.ts';

export interface TemporalGatewayOptions {
  client: Client;
  taskQueue: string;
  /** asks for the first workflow task in the reply to the start; only where `client` shares a NativeConnection with a worker; default false */
  eagerStart?: boolean;
  /** of each call; default 5,000 */
  deadlineMs?: number;
}

const CLOSED_SINCE = (since: Date) =>
  `WorkflowType = '${EXECUTION_WORKFLOW}' AND CloseTime >= '${since.toISOString()}' ` +
  "AND ExecutionStatus IN ('Terminated', 'TimedOut', 'Failed', 'Canceled')";

/** The gateway over Temporal's client. */
export function createTemporalGateway({
  client,
  taskQueue,
  eagerStart = false,
  deadlineMs = 5_000,
}: TemporalGatewayOptions): TemporalGateway {
  const { workflow } = client;
  const timed = <T>(call: () => Promise<T>): Promise<T> => client.withDeadline(Date.now() + deadlineMs, call);

  const start = async ({ temporalId, args, summary, details, memo }: TemporalStart): Promise<'started' | 'present'> => {
    try {
      await timed(() =>
        workflow.start(EXECUTION_WORKFLOW, {
          workflowId: temporalId,
          taskQueue,
          args: [args],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          workflowIdConflictPolicy: 'USE_EXISTING',
          requestEagerStart: eagerStart,
          staticSummary: summary,
          staticDetails: details,
          memo,
          ...(args.settings.searchAttributes ? { typedSearchAttributes: searchAttributesOf(args.execution) } : {}),
        }),
      );
      return 'started';
    } catch (error) {
      if (named(error, 'WorkflowExecutionAlreadyStartedError')) {
        return 'present';
      }
      if (isStartRefusal(error)) {
        throw new TemporalStartRefused(describeTemporalError(error), { cause: error });
      }
      throw error;
    }
  };

  return {
    start,
    cancel: async (temporalId) => {
      const reply = await unlessNotFound(timed(() => workflow.getHandle(temporalId).cancel()));
      return reply === null ? 'gone' : 'requested';
    },
    describe: async (temporalId) => {
      const found = await unlessNotFound(timed(() => workflow.getHandle(temporalId).describe()));
      return found === null ? null : descriptionOf(found);
    },
    closure: (temporalId, runId) => timed(() => readClosure(client, temporalId, runId)),
    listClosedSince: (since) =>
      timed(async () => {
        const ids = new Set<string>();
        for await (const { workflowId } of workflow.list({ query: CLOSED_SINCE(since), pageSize: 1_000 })) {
          ids.add(workflowId);
        }
        return [...ids];
      }),
    queryView: (temporalId) => unlessNotFound(timed(() => workflow.getHandle(temporalId).query<WorkflowView>('view'))),
  };
}

function descriptionOf(found: WorkflowExecutionDescription): TemporalDescription {
  const task = found.raw.pendingWorkflowTask;
  return {
    temporalId: found.workflowId,
    runId: found.runId,
    status: found.status.name,
    startTime: found.startTime,
    closeTime: found.closeTime ?? null,
    historyLength: found.historyLength,
    taskQueue: found.taskQueue,
    memo: (found.memo ?? {}) as JsonObject,
    workflowTask: task
      ? {
          attempt: task.attempt ?? 1,
          scheduledAt: toDate(task.originalScheduledTime ?? task.scheduledTime),
          started: task.startedTime != null,
        }
      : null,
  };
}

async function unlessNotFound<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call;
  } catch (error) {
    // A wrong namespace must never look like a lost execution, whatever the server's error details say.
    if (named(error, 'WorkflowNotFoundError') && !/namespace/i.test(errorMessage(error))) {
      return null;
    }
    throw error;
  }
}

function named(error: unknown, name: string): boolean {
  return typeof error === 'object' && error !== null && (error as { name?: unknown }).name === name;
}
