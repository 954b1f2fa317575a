import { Worker } from '@temporalio/worker';
import type { WorkerActivities } from '../activities/create-activities.ts';
import type { TemporalAccess } from './connect-temporal.ts';
import { WORKFLOWS_PATH } from './workflows-path.ts';

export interface TemporalWorkerOptions {
  temporal: TemporalAccess;
  taskQueue: string;
  activities: WorkerActivities;
  /** steps at a time; default 100 */
  maxSteps?: number;
  /** time that steps in flight get when the worker stops, in ms; default 10,000 */
  shutdownGraceMs?: number;
  /** default Perdure's own */
  workflowsPath?: string;
}

export function createTemporalWorker(options: TemporalWorkerOptions): Promise<Worker> {
  const { temporal, taskQueue, activities, maxSteps = 100, shutdownGraceMs = 10_000, workflowsPath = WORKFLOWS_PATH } = options;
  return Worker.create({
    connection: temporal.connection,
    namespace: temporal.namespace,
    taskQueue,
    workflowsPath,
    activities,
    maxConcurrentActivityTaskExecutions: maxSteps,
    // The SDK's own throttle of 16 s would be longer than a short heartbeat timeout allows.
    maxHeartbeatThrottleInterval: '5s',
    defaultHeartbeatThrottleInterval: '5s',
    shutdownGraceTime: shutdownGraceMs,
    // After the grace steps are aborted; they need a moment to record that.
    shutdownForceTime: shutdownGraceMs + 5_000,
  });
}
