-- The parts of journal_apply (next file). They are volatile: each statement sees what was committed while it waited for a lock.
-- Values of people stay json from end to end, so that the order of keys survives.

-- Appends those entries whose key is not there yet; returns the new seq.
create function journal_append(p_id uuid, p_run integer, p_seq integer, p_entries json) returns integer
language plpgsql volatile set search_path from current as $$
declare
  v_added integer;
begin
  if p_entries is null or json_array_length(p_entries) = 0 then
    return p_seq;
  end if;
  -- materialized, or the key is parsed out of its entry again for every event there is
  with entries as materialized (
    select e.value as entry, e.ordinality as n, e.value->>'key' as key
    from json_array_elements(p_entries) with ordinality e
  ), fresh as (
    select entry, key, row_number() over (order by n) as n
    from entries
    where not exists (select from execution_events x where x.execution_id = p_id and x.run = p_run and x.key = entries.key)
  ), added as (
    insert into execution_events (execution_id, seq, run, key, at, type, visit, node_id, body)
    select p_id, p_seq + n, p_run, key, coalesce((entry->>'at')::timestamptz, clock_timestamp()),
      entry->'body'->>'type', entry->'body'->>'visit', entry->'body'->>'nodeId', entry->'body'
    from fresh
    returning 1
  )
  select count(*) into v_added from added;
  return p_seq + v_added;
end $$;

-- The row of a visit, made when it is not there.
create function journal_outcome(p_id uuid, p_run integer, p_visit text, p_node text) returns execution_outcomes
language plpgsql volatile set search_path from current as $$
declare
  o execution_outcomes;
begin
  select * into o from execution_outcomes where execution_id = p_id and run = p_run and visit = p_visit;
  if not found then
    insert into execution_outcomes (execution_id, run, visit, node_id) values (p_id, p_run, p_visit, p_node) returning * into o;
  end if;
  return o;
end $$;

create function journal_settle(p_outcome execution_outcomes, p_value json) returns void
language sql volatile set search_path from current as $$
  update execution_outcomes set in_flight = false, outcome = p_value, settled_at = clock_timestamp()
  where execution_id = p_outcome.execution_id and run = p_outcome.run and visit = p_outcome.visit;
$$;

-- The fence: may this Temporal run write? A writer without epoch is the server itself. An epoch never seen, of a run that
-- descends from a known one, is a reset and begins the next run; of any other, a second start, which must end itself.
create function journal_fence(p_execution executions, p_op json, out e executions, out fence text, out run integer)
language plpgsql volatile set search_path from current as $$
declare
  v_epoch text := p_op->>'epoch';
begin
  e := p_execution;
  if v_epoch is not null then
    if e.epoch is null then
      e.epoch := v_epoch;
      e.temporal_run_id := p_op->>'originalRunId';
      e.epochs := jsonb_build_object(v_epoch, e.run);
      -- whoever started it may have died before it said so
      e.dispatched_at := coalesce(e.dispatched_at, clock_timestamp());
      e.temporal_id := coalesce(e.temporal_id, p_op->>'temporalId');
    elsif e.epochs ? v_epoch then
      run := (e.epochs->>v_epoch)::integer;
    elsif e.epochs ? (p_op->>'parentEpoch') or e.temporal_run_id = p_op->>'originalRunId' then
      e.run := e.run + 1;
      e.epoch := v_epoch;
      e.epochs := e.epochs || jsonb_build_object(v_epoch, e.run);
      e.status := 'running';
      e.close_reason := null; e.error := null; e.output := null; e.output_ref := null; e.output_bytes := null;
      e.ended_at := null; e.stopping := null; e.cancel_reason := null;
      e.seq := journal_append(e.id, e.run, e.seq, json_build_array(json_build_object('key', 'execution.started', 'body',
        json_build_object('type', 'execution.started', 'cause', 'reset', 'base', coalesce((p_op->>'base')::integer, 0)))));
    else
      fence := 'superseded';
      return;
    end if;
  end if;
  run := coalesce(run, e.run);
  fence := case when run <> e.run then 'stale' when e.ended_at is not null then 'ended' else 'current' end;
end $$;

-- Claims the next attempt of a visit, or says what its outcome comes to. `entries` are the events to append.
create function journal_claim(e executions, o execution_outcomes, p_op json, out entries json, out outcome json, out attempt integer)
language plpgsql volatile set search_path from current as $$
declare
  v_counted integer := o.attempt - o.uncounted;
  v_failure json;
  v_input json := p_op->'input';
begin
  entries := '[]';
  attempt := o.attempt;
  if o.in_flight and o.claim = (p_op->>'claim')::uuid then
    return;
  end if;
  if e.stopping is not null or v_counted >= (p_op->>'maximumAttempts')::integer then
    v_failure := case
      when o.in_flight then json_build_object('code', 'OUTCOME_UNKNOWN', 'nodeId', o.node_id, 'attempts', v_counted, 'message',
        format('The worker died during attempt %s; whether the step took effect is unknown.', o.attempt))
      when o.last_error is not null then o.last_error
      else json_build_object('code', coalesce(e.stopping, 'STOPPED'), 'nodeId', o.node_id, 'attempts', v_counted, 'message',
        case when e.stopping = 'CANCELLED' then 'The execution was cancelled before this node began.'
        else 'The execution failed before this node began.' end) end;
    outcome := json_build_object('status', 'error', 'failure', v_failure);
    perform journal_settle(o, outcome);
    entries := json_build_array(json_build_object('key', o.visit || ':end', 'body', json_build_object(
      'type', 'node.failed', 'visit', o.visit, 'nodeId', o.node_id,
      'error', json_build_object('message', v_failure->'message', 'code', v_failure->'code', 'nodeId', o.node_id),
      'handled', coalesce((p_op->>'handled')::boolean, false) and e.stopping is null,
      'output', case when coalesce((p_op->>'handled')::boolean, false) and e.stopping is null then json_build_object(
        'success', false, 'error', v_failure->'message', 'message', v_failure->'message', 'code', v_failure->'code',
        'attempts', v_failure->'attempts', 'nodeId', o.node_id) end,
      'edges', case when e.stopping is null then coalesce(p_op->'errorEdges', '{}'::json) else '{}'::json end)));
    return;
  end if;
  attempt := o.attempt + 1;
  update execution_outcomes x set attempt = o.attempt + 1, in_flight = true, claim = (p_op->>'claim')::uuid
    where x.execution_id = o.execution_id and x.run = o.run and x.visit = o.visit;
  select json_agg(x) into entries from (
    select json_build_object('key', format('%s:retry:%s', o.visit, o.attempt), 'body', json_build_object(
      'type', 'node.retrying', 'visit', o.visit, 'nodeId', o.node_id, 'attempt', o.attempt, 'error', json_build_object(
        'code', 'WORKER_LOST', 'message', format('The worker died or lost its connection during attempt %s.', o.attempt)))) as x
    where o.in_flight
    union all
    select json_build_object('key', format('%s:start:%s', o.visit, o.attempt + 1), 'body', case
      when v_input->>'ref' is not null then json_build_object('type', 'node.started', 'visit', o.visit, 'nodeId', o.node_id,
        'attempt', o.attempt + 1, 'inputBytes', v_input->'bytes', 'inputRef', v_input->'ref')
      when v_input->'value' is not null then json_build_object('type', 'node.started', 'visit', o.visit, 'nodeId', o.node_id,
        'attempt', o.attempt + 1, 'input', v_input->'value')
      else json_build_object('type', 'node.started', 'visit', o.visit, 'nodeId', o.node_id, 'attempt', o.attempt + 1) end)
  ) s(x);
end $$;

-- Ends every listed visit that has no attempt in flight; the others go on and report. Nothing is claimed after it.
create function journal_stop(e executions, p_run integer, p_op json, out entries json, out failures json)
language plpgsql volatile set search_path from current as $$
declare
  v_item json;
  v_code text := p_op->>'code';
  v_failure json;
  v_entries json[] := '{}';
  v_visits text[] := '{}';
  v_failures json[] := '{}';
  o execution_outcomes;
begin
  for v_item in select value from json_array_elements(p_op->'visits') loop
    o := journal_outcome(e.id, p_run, v_item->>'visit', v_item->>'nodeId');
    continue when o.outcome is not null or o.in_flight;
    v_failure := case when o.last_error is not null and v_code = 'STOPPED' then o.last_error
      else json_build_object('code', v_code, 'nodeId', o.node_id, 'attempts', o.attempt - o.uncounted, 'message', p_op->'message') end;
    perform journal_settle(o, json_build_object('status', 'error', 'failure', v_failure));
    v_visits := v_visits || o.visit;
    v_failures := v_failures || v_failure;
    v_entries := v_entries || json_build_object('key', o.visit || ':end', 'body', json_build_object(
      'type', 'node.failed', 'visit', o.visit, 'nodeId', o.node_id, 'handled', false, 'edges', '{}'::json,
      'error', json_build_object('message', v_failure->>'message', 'code', v_failure->>'code', 'nodeId', o.node_id)));
  end loop;
  entries := array_to_json(v_entries);
  select coalesce(json_object_agg(x.visit, x.failure), '{}') into failures from unnest(v_visits, v_failures) x(visit, failure);
end $$;
