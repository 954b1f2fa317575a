/** How many executions have each status. */
export interface ExecutionCounts {
  running: number;
  paused: number;
  success: number;
  error: number;
  /** among the running and paused */
  stuck: number;
}
