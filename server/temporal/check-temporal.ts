import type { Connection } from '@temporalio/client';
import type { WorkersSeen } from './temporal-health.ts';
import { toDate } from './to-date.ts';

/** `TASK_QUEUE_TYPE_WORKFLOW` of Temporal's API. */
const WORKFLOW_QUEUE = 1;

/** Asks Temporal for its namespace and the workers of a task queue. Throws when it does not answer within `deadlineMs`. */
export async function checkTemporal(
  connection: Connection,
  { namespace, taskQueue, deadlineMs }: { namespace: string; taskQueue: string; deadlineMs: number },
): Promise<WorkersSeen> {
  const { pollers } = await connection.withDeadline(Date.now() + deadlineMs, () =>
    connection.workflowService.describeTaskQueue({ namespace, taskQueue: { name: taskQueue }, taskQueueType: WORKFLOW_QUEUE }),
  );
  const seen = (pollers ?? []).flatMap(({ lastAccessTime }) => toDate(lastAccessTime)?.getTime() ?? []);
  return {
    count: new Set((pollers ?? []).map(({ identity }) => identity)).size,
    lastSeenAt: seen.length === 0 ? null : new Date(Math.max(...seen)),
  };
}
