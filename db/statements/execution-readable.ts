/**
 * Who may read an execution: the user it runs as, the workflow's owner, an admin, and everybody where the workflow shares
 * its executions. For tables named `e` and `w`; `$1` is the user, `$2` whether it is an admin.
 */
export const EXECUTION_READABLE = `($2::boolean or e.user_name = $1::text or w.user_name = $1::text or w.execution_visibility = 'shared')`;
