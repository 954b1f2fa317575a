-- json, not jsonb, wherever a person's value lies: it keeps the order of keys and the spelling of numbers.

create table executions (
  id uuid primary key,
  workflow_id uuid not null references workflows (id),
  version integer not null,
  user_name text not null,
  trigger_id text not null,
  trigger_type text not null,
  input json not null,
  started_at timestamptz not null default now(),

  -- what the fold of the events says, kept in the transaction that appends them
  status text not null default 'running' check (status in ('running', 'paused', 'success', 'error')),
  close_reason text check (close_reason in ('completed', 'failed', 'cancelled', 'terminated', 'timedOut')),
  stuck json,
  output json,
  output_ref text,
  output_bytes integer,
  error json,
  ended_at timestamptz,
  run integer not null default 1,
  seq integer not null default 1,
  first_seq integer not null default 1,
  last_event_at timestamptz not null default now(),

  -- the fence: which Temporal run may write. epochs maps each epoch ever seen to its run
  temporal_run_id text,
  epoch text,
  epochs jsonb not null default '{}',
  -- why the current run starts nothing any more: STOPPED or CANCELLED
  stopping text,
  cancel_reason text,

  -- the outbox
  dispatched_at timestamptz,
  -- Temporal's workflow id, from the dispatch on; a reset keeps it
  temporal_id text,
  dispatch_lease_until timestamptz,
  dispatch_attempts integer not null default 0,
  dispatch_after timestamptz,
  dispatch_error text,

  checked_at timestamptz
);
create index executions_by_age on executions (started_at desc, id desc);
create index executions_by_workflow on executions (workflow_id, started_at desc, id desc);
create index executions_by_user on executions (user_name, started_at desc, id desc);
create index executions_undispatched on executions (started_at) where dispatched_at is null and ended_at is null;
create index executions_open on executions (checked_at nulls first) where dispatched_at is not null and ended_at is null;

create table execution_events (
  execution_id uuid not null references executions (id) on delete cascade,
  seq integer not null,
  run integer not null,
  key text not null,
  at timestamptz not null,
  type text not null,
  visit text,
  node_id text,
  body json not null,
  primary key (execution_id, seq),
  unique (execution_id, run, key)
);

-- One row per visit and run: how many attempts were claimed, whether one is in flight, and at last the one outcome.
create table execution_outcomes (
  execution_id uuid not null references executions (id) on delete cascade,
  run integer not null,
  visit text not null,
  node_id text not null,
  attempt integer not null default 0,
  -- attempts that a graceful stop aborted: numbered, but not counted against the policy
  uncounted integer not null default 0,
  in_flight boolean not null default false,
  -- whose attempt is in flight, so that a claim whose answer was lost can be made again
  claim uuid,
  generation integer not null default 0,
  last_error json,
  outcome json,
  settled_at timestamptz,
  primary key (execution_id, run, visit)
);

create table execution_values (
  execution_id uuid not null references executions (id) on delete cascade,
  ref text not null,
  value json not null,
  bytes integer not null,
  primary key (execution_id, ref)
);

create table execution_commands (
  id uuid primary key,
  execution_id uuid not null references executions (id) on delete cascade,
  kind text not null,
  payload json not null default '{}',
  created_at timestamptz not null default now(),
  delivered_at timestamptz,
  lease_until timestamptz,
  attempts integer not null default 0,
  after timestamptz,
  error text
);
create index execution_commands_undelivered on execution_commands (created_at) where delivered_at is null;

create table idempotency_keys (
  scope text not null,
  key text not null,
  request_hash bytea not null,
  execution_id uuid not null references executions (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (scope, key)
);
