import type { ExecutionArgs } from '../../common/activities/execution-args.ts';
import type { WorkflowView } from '../../common/graph/interpreter/contract.ts';
import type { JsonObject } from '../../common/json/json-value.ts';

/** One start, whole. */
export interface TemporalStart {
  /** Temporal's workflow id */
  temporalId: string;
  args: ExecutionArgs;
  /** one line, shown in Temporal's list */
  summary: string;
  /** markdown */
  details: string;
  memo: JsonObject;
}

export type TemporalStatus =
  | 'RUNNING'
  | 'COMPLETED'
  | 'FAILED'
  | 'CANCELLED'
  | 'TERMINATED'
  | 'CONTINUED_AS_NEW'
  | 'TIMED_OUT'
  | 'PAUSED'
  | 'UNSPECIFIED'
  | 'UNKNOWN';

/** What Temporal says of the latest run of a workflow id. */
export interface TemporalDescription {
  temporalId: string;
  /** of the latest run */
  runId: string;
  status: TemporalStatus;
  startTime: Date;
  closeTime: Date | null;
  historyLength: number;
  taskQueue: string;
  memo: JsonObject;
  /** the workflow task that waits or fails, if one does; `attempt` from 1 */
  workflowTask: { attempt: number; scheduledAt: Date | null; started: boolean } | null;
}

/** How a run was closed: the words of whoever terminated it, or the failure. */
export interface TemporalClosure {
  message: string | null;
  /** type of the ApplicationFailure that it failed with, where there is one */
  failureType: string | null;
}

/** Everything that Perdure's server side asks of Temporal. Every call has a deadline and throws when it passes. */
export interface TemporalGateway {
  /** `present`: an earlier start was there already, running or closed. Throws `TemporalStartRefused` when this very start can never succeed. */
  start(start: TemporalStart): Promise<'started' | 'present'>;
  /** `gone`: closed or unknown */
  cancel(temporalId: string): Promise<'requested' | 'gone'>;
  /** the latest run; null when Temporal does not know the id */
  describe(temporalId: string): Promise<TemporalDescription | null>;
  closure(temporalId: string, runId: string): Promise<TemporalClosure>;
  /** workflow ids of runs that closed since in another way than by completing, each once; visibility lags, so ask with an overlap */
  listClosedSince(since: Date): Promise<string[]>;
  /** asks a worker; null when Temporal does not know the id */
  queryView(temporalId: string): Promise<WorkflowView | null>;
}
