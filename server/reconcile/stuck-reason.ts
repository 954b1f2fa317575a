import type { ErrorCode } from '../../common/errors/error-table.ts';
import type { TemporalDescription } from '../temporal/temporal-gateway.ts';

/** A workflow task in this attempt or a later one is failing, not merely slow. */
const FAILING_ATTEMPT = 3;
/** Workers take a task in milliseconds; one that nobody takes for so long finds no worker. */
const UNTAKEN_MS = 60_000;

/** Why an open run does not get on, as far as Temporal shows it. */
export function stuckReason({ workflowTask, taskQueue }: TemporalDescription, now: Date): { code: ErrorCode; message: string } | null {
  if (workflowTask === null) {
    return null;
  }
  const { attempt, scheduledAt, started } = workflowTask;
  if (attempt >= FAILING_ATTEMPT) {
    return {
      code: 'WORKFLOW_TASK_FAILING',
      message: `The interpreter has failed ${attempt - 1} times on the same task; the worker's log says why. Nothing is lost, it goes on with a fixed worker.`,
    };
  }
  if (!started && scheduledAt !== null && now.getTime() - scheduledAt.getTime() > UNTAKEN_MS) {
    return { code: 'NO_WORKER', message: `No worker takes tasks of the queue ${taskQueue}.` };
  }
  return null;
}
