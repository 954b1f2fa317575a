-- Everything that a run writes goes through journal_apply: one round trip and one transaction for a batch of operations
-- of many executions. These functions are volatile: each statement sees what was committed while it waited for a lock.
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

-- Claims the next attempt of a visit, or says what its outcome already is. `entries` are the events to append.
create function journal_claim(e executions, o execution_outcomes, p_op json, out entries json, out outcome json)
language plpgsql volatile set search_path from current as $$
declare
  v_counted integer := o.attempt - o.uncounted;
  v_failure json;
  v_input json := p_op->'input';
begin
  entries := '[]';
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
      'edges', case when e.stopping is null then coalesce(p_op->'errorEdges', '{}'::json) else '{}'::json end)));
    return;
  end if;
  update execution_outcomes set attempt = o.attempt + 1, in_flight = true
    where execution_id = o.execution_id and run = o.run and visit = o.visit;
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
  o execution_outcomes;
begin
  entries := '[]';
  failures := '{}';
  for v_item in select value from json_array_elements(p_op->'visits') loop
    o := journal_outcome(e.id, p_run, v_item->>'visit', v_item->>'nodeId');
    continue when o.outcome is not null or o.in_flight;
    v_failure := case when o.last_error is not null and v_code = 'STOPPED' then o.last_error
      else json_build_object('code', v_code, 'nodeId', o.node_id, 'attempts', o.attempt - o.uncounted, 'message', p_op->'message') end;
    perform journal_settle(o, json_build_object('status', 'error', 'failure', v_failure));
    failures := (failures::jsonb || jsonb_build_object(o.visit, v_failure))::json;
    entries := (entries::jsonb || jsonb_build_array(jsonb_build_object('key', o.visit || ':end', 'body', jsonb_build_object(
      'type', 'node.failed', 'visit', o.visit, 'nodeId', o.node_id, 'handled', false, 'edges', '{}'::jsonb,
      'error', jsonb_build_object('message', v_failure->>'message', 'code', v_failure->>'code', 'nodeId', o.node_id)))))::json;
  end loop;
end $$;

-- One operation, its row locked: { executionId, kind, epoch?, originalRunId?, temporalId?, parentEpoch?, base?, journal?, values?, visit?,
-- nodeId?, … }. `journal` rides along with every kind. Kinds:
--   append                                              nothing of its own
--   stuck   entry                                           unless the execution is shown as stuck already
--   claim   maximumAttempts, input?, handled, errorEdges    the next attempt, or the outcome that stands
--   retry   attempt, counts, failure, retrying, endStopping an attempt is over and another will follow, unless the run stops
--   settle  outcome, end, endStopping                       the outcome of a visit, unless one stands
--   stop    code, message, visits                           nothing starts any more
--   end     terminal, closeReason?                          compare and set of the run's end
create function journal_operation(p_op json) returns json
language plpgsql volatile set search_path from current as $$
declare
  e executions;
  o execution_outcomes;
  v_kind text := p_op->>'kind';
  v_fence text;
  v_run integer;
  v_current boolean;
  v_before integer;
  v_entries json;
  v_outcome json;
  v_failures json;
  v_fresh boolean := false;
  v_fenced record;
  v_type text;
  v_body json;
  v_at timestamptz;
begin
  select * into e from executions where id = (p_op->>'executionId')::uuid;
  if not found then
    return json_build_object('fence', 'missing');
  end if;
  v_before := e.seq;
  select * into v_fenced from journal_fence(e, p_op);
  e := v_fenced.e; v_fence := v_fenced.fence; v_run := v_fenced.run;
  if v_fence = 'superseded' then
    return json_build_object('fence', v_fence);
  end if;
  v_current := v_fence = 'current';
  if v_current then
    e.seq := journal_append(e.id, v_run, e.seq, p_op->'journal');
  end if;

  case v_kind
  when 'append' then
    v_fresh := true;
  when 'stuck' then
    if v_current and e.stuck is null then
      v_entries := json_build_array(p_op->'entry');
    end if;
  when 'claim' then
    if v_current then
      o := journal_outcome(e.id, v_run, p_op->>'visit', p_op->>'nodeId');
      v_outcome := o.outcome;
      if v_outcome is null then
        select c.entries, c.outcome into v_entries, v_outcome from journal_claim(e, o, p_op) c;
        v_fresh := true;
        if v_outcome is null then
          o.attempt := o.attempt + 1;
        end if;
      end if;
    end if;
  when 'retry' then
    o := journal_outcome(e.id, v_run, p_op->>'visit', p_op->>'nodeId');
    v_outcome := o.outcome;
    if v_current and v_outcome is null and o.in_flight and o.attempt = (p_op->>'attempt')::integer then
      v_fresh := true;
      if e.stopping is not null then
        v_outcome := json_build_object('status', 'error', 'failure', p_op->'failure');
        perform journal_settle(o, v_outcome);
        v_entries := json_build_array(p_op->'endStopping');
      else
        v_entries := json_build_array(p_op->'retrying');
        update execution_outcomes set in_flight = false, last_error = p_op->'failure',
            uncounted = uncounted + case when (p_op->>'counts')::boolean then 0 else 1 end
          where execution_id = e.id and run = v_run and visit = o.visit;
      end if;
    end if;
  when 'settle' then
    -- of a stale or ended run only the memo is kept
    o := journal_outcome(e.id, v_run, p_op->>'visit', p_op->>'nodeId');
    v_outcome := o.outcome;
    if v_outcome is null then
      v_outcome := p_op->'outcome';
      v_fresh := true;
      perform journal_settle(o, v_outcome);
      v_entries := json_build_array(case when e.stopping is null then p_op->'end' else p_op->'endStopping' end);
    end if;
  when 'stop' then
    if v_current then
      if e.stopping is distinct from 'CANCELLED' then
        e.stopping := p_op->>'code';
      end if;
      select s.entries, s.failures into v_entries, v_failures from journal_stop(e, v_run, p_op) s;
    end if;
  when 'end' then
    if v_current then
      v_fresh := true;
      v_body := p_op->'terminal'->'body';
      v_entries := json_build_array(p_op->'terminal');
      e.status := case when v_body->>'type' = 'execution.completed' then 'success' else 'error' end;
      e.close_reason := coalesce(p_op->>'closeReason', substring(v_body->>'type' from 11));
      e.output := v_body->'output';
      e.output_ref := v_body->>'outputRef';
      e.output_bytes := (v_body->>'outputBytes')::integer;
      e.error := v_body->'error';
      e.ended_at := clock_timestamp();
    end if;
  end case;

  if v_fresh and p_op->'values' is not null then
    insert into execution_values (execution_id, ref, value, bytes)
      select e.id, x->>'ref', x->'value', (x->>'bytes')::integer from json_array_elements(p_op->'values') x
      on conflict do nothing;
  end if;
  if v_current then
    e.seq := journal_append(e.id, v_run, e.seq, v_entries);
  end if;

  -- Columns that follow from events take their time from them, so that lists and views agree to the microsecond.
  if e.seq > v_before then
    e.stuck := null;
    select x.type, x.body, x.at into v_type, v_body, v_at from execution_events x
      where x.execution_id = e.id and x.seq > v_before and x.type like 'execution.%'
      order by x.seq desc limit 1;
    if v_type = 'execution.paused' then e.status := 'paused';
    elsif v_type = 'execution.resumed' then e.status := 'running';
    elsif v_type = 'execution.stuck' then
      e.stuck := json_build_object('code', v_body->'code', 'message', v_body->'message', 'nodeId', v_body->'nodeId', 'since',
        to_char(v_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
    elsif e.ended_at is not null then e.ended_at := v_at;
    end if;
    perform pg_notify('perdure_events', format('%s:%s', e.id, e.seq));
  end if;
  update executions set status = e.status, close_reason = e.close_reason, stuck = e.stuck, output = e.output, output_ref = e.output_ref,
      output_bytes = e.output_bytes, error = e.error, ended_at = e.ended_at, run = e.run, seq = e.seq,
      last_event_at = case when e.seq > v_before then clock_timestamp() else last_event_at end,
      dispatched_at = e.dispatched_at, temporal_id = e.temporal_id, temporal_run_id = e.temporal_run_id, epoch = e.epoch, epochs = e.epochs, stopping = e.stopping, cancel_reason = e.cancel_reason
    where id = e.id;
  return json_build_object('fence', v_fence, 'run', v_run, 'seq', e.seq, 'epoch', e.epoch, 'fresh', v_fresh,
    'outcome', v_outcome, 'attempt', o.attempt, 'counted', o.attempt - o.uncounted, 'generation', o.generation, 'failures', v_failures,
    'stopping', e.stopping, 'cancelReason', e.cancel_reason, 'status', e.status, 'closeReason', e.close_reason, 'error', e.error);
end $$;

-- A batch. Rows are locked in order of id, so that two writers never wait for each other in a ring.
create function journal_apply(p_ops json) returns json
language plpgsql volatile set search_path from current as $$
declare
  v_op json;
  v_results json[] := '{}';
begin
  perform 1 from executions where id in (select (x->>'executionId')::uuid from json_array_elements(p_ops) x) order by id for update;
  for v_op in select value from json_array_elements(p_ops) loop
    v_results := v_results || journal_operation(v_op);
  end loop;
  return array_to_json(v_results);
end $$;
