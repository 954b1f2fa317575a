-- With what a count and the rule of who may read need beside the keys, lists and counts need not visit the wide rows.
drop index executions_by_workflow;
create index executions_by_workflow on executions (workflow_id, started_at desc, id desc) include (user_name, status);

-- An execution is stuck for as long as `stuck` says why, so this stays small.
create index executions_stuck on executions (started_at) where stuck is not null;
