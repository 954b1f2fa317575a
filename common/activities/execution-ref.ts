/** Which execution, and on behalf of which Temporal run, an activity works. */
export interface ExecutionRef {
  id: string;
  workflowId: string;
  workflowName: string;
  version: number;
  userName: string;
  /** ISO 8601, the trigger's time */
  startedAt: string;
}

/** The fence of a Temporal run: the activity adds its own run id to find out whether it stands after a reset. */
export interface RunRef {
  originalRunId: string;
  epoch: string;
  /** the highest seq that any activity of this run reported */
  base: number;
}

/** What every activity that journals reports back. */
export interface JournalReceipt {
  seq: number;
  epoch: string;
}
