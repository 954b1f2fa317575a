import type { ExecutionView } from './execution-view.ts';

/** The last executions of a workflow. */
export interface WorkflowRuns {
  workflowId: string;
  /** newest first */
  runs: Pick<ExecutionView, 'id' | 'status' | 'closeReason' | 'startedAt' | 'endedAt'>[];
  /** of the newest one */
  lastStartedAt: string | null;
}
