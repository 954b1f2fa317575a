/** Which executions a count is about. */
export interface ExecutionScope {
  workflowId: string | null;
  /** the user that the execution runs as */
  userName: string | null;
}

/** For a table named `e`; `$3` is the workflow, `$4` the user, each null for all. `$1` and `$2` belong to `EXECUTION_READABLE`. */
export const EXECUTION_IN_SCOPE = `($3::uuid is null or e.workflow_id = $3::uuid) and ($4::text is null or e.user_name = $4::text)`;
