-- Everything that a run writes goes through journal_apply: one round trip, one transaction for a batch of operations of
-- many executions. Rows are locked in order of id, so that two writers never wait for each other in a ring. The function
-- is volatile: each of its statements sees what was committed while it waited for the lock.

-- Appends those entries whose key is not there yet; returns the new seq.
create function journal_append(p_id uuid, p_run integer, p_seq integer, p_entries json) returns integer
language plpgsql volatile set search_path from current as $$
declare
  v_added integer;
begin
  if p_entries is null or json_array_length(p_entries) = 0 then
    return p_seq;
  end if;
  with entries as (
    select e.value as entry, e.ordinality as n, e.value->>'key' as key
    from json_array_elements(p_entries) with ordinality e
  ), fresh as (
    select entry, key, row_number() over (order by n) as n
    from entries
    where not exists (
      select from execution_events x where x.execution_id = p_id and x.run = p_run and x.key = entries.key
    )
  ), added as (
    insert into execution_events (execution_id, seq, run, key, at, type, visit, node_id, body)
    select p_id, p_seq + n, p_run, key,
      coalesce((entry->>'at')::timestamptz, clock_timestamp()),
      entry->'body'->>'type', entry->'body'->>'visit', entry->'body'->>'nodeId', entry->'body'
    from fresh
    returning 1
  )
  select count(*) into v_added from added;
  return p_seq + v_added;
end $$;

create function journal_apply(p_ops json) returns json
language plpgsql volatile set search_path from current as $$
declare
  v_results json[] := '{}';
  v_op json;
  v_kind text;
  e executions%rowtype;
  o execution_outcomes%rowtype;
  v_run integer;
  v_known boolean;
  v_current boolean;
  v_result jsonb;
  v_entries json;
  v_own json;
  v_visit text;
  v_node text;
  v_error jsonb;
  v_last json;
  v_failures jsonb;
  v_item json;
  v_touched text[] := '{}';
  v_before integer;
begin
  perform 1 from executions
    where id in (select (x->>'executionId')::uuid from json_array_elements(p_ops) x)
    order by id for update;

  for v_op in select value from json_array_elements(p_ops) loop
    v_kind := v_op->>'kind';
    select * into e from executions where id = (v_op->>'executionId')::uuid;
    if not found then
      v_results := v_results || json_build_object('fence', 'missing');
      continue;
    end if;
    v_before := e.seq;
    v_run := e.run;

    -- The fence. A writer without epoch is the server itself (reconciler, cancel before the start).
    if v_op->>'epoch' is not null then
      if e.epoch is null then
        e.epoch := v_op->>'epoch';
        e.temporal_run_id := v_op->>'originalRunId';
        e.epochs := jsonb_set(e.epochs, array[e.epoch], to_jsonb(e.run));
      elsif e.epoch <> v_op->>'epoch' then
        if e.epochs ? (v_op->>'epoch') then
          v_run := (e.epochs->>(v_op->>'epoch'))::integer;
        elsif e.epochs ? (v_op->>'parentEpoch') or e.temporal_run_id = v_op->>'originalRunId' then
          -- an epoch never seen, of a run that descends from a known one: a reset
          e.run := e.run + 1;
          v_run := e.run;
          e.epoch := v_op->>'epoch';
          e.epochs := jsonb_set(e.epochs, array[e.epoch], to_jsonb(e.run));
          e.status := 'running'; e.close_reason := null; e.error := null; e.output := null; e.output_ref := null;
          e.output_bytes := null; e.ended_at := null; e.stopping := null; e.cancel_reason := null; e.stuck := null;
          e.seq := journal_append(e.id, e.run, e.seq, json_build_array(json_build_object(
            'key', 'execution.started', 'body', json_build_object(
              'type', 'execution.started', 'cause', 'reset', 'base', coalesce((v_op->>'base')::integer, 0)))));
        else
          v_results := v_results || json_build_object('fence', 'superseded');
          continue;
        end if;
      end if;
    end if;
    v_known := v_run = e.run;
    v_current := v_known and e.ended_at is null;
    v_result := jsonb_build_object('fence', case when v_current then 'current' when v_known then 'ended' else 'stale' end,
      'run', v_run, 'epoch', coalesce(v_op->>'epoch', e.epoch));
    v_entries := coalesce(v_op->'journal', '[]');
    v_visit := v_op->>'visit';
    v_node := v_op->>'nodeId';

    if v_current then
      e.seq := journal_append(e.id, v_run, e.seq, v_entries);
    end if;

    if v_kind in ('claim', 'retry', 'settle') then
      select * into o from execution_outcomes where execution_id = e.id and run = v_run and visit = v_visit;
      if not found then
        o := row(e.id, v_run, v_visit, v_node, 0, 0, false, 0, null, null, null)::execution_outcomes;
        insert into execution_outcomes (execution_id, run, visit, node_id) values (e.id, v_run, v_visit, v_node);
      end if;
    end if;

    v_own := null;
    if v_kind in ('claim', 'retry', 'settle') and o.outcome is not null then
      v_result := v_result || jsonb_build_object('outcome', o.outcome, 'attempt', o.attempt, 'fresh', false);

    elsif v_kind = 'claim' then
      if not v_current then
        null;
      elsif e.stopping is not null or (o.attempt - o.uncounted >= (v_op->>'maximumAttempts')::integer) then
        -- nothing may start: what is known of the last attempt becomes the outcome
        v_error := case
          when o.in_flight then jsonb_build_object('code', 'OUTCOME_UNKNOWN', 'message',
            format('The worker died during attempt %s of %s; whether the step took effect is unknown.', o.attempt, v_node))
          when o.last_error is not null then o.last_error::jsonb
          else jsonb_build_object('code', coalesce(e.stopping, 'STOPPED'), 'message', case when e.stopping = 'CANCELLED'
            then 'The execution was cancelled before this node began.' else 'The execution failed before this node began.' end) end;
        v_error := v_error || jsonb_build_object('nodeId', v_node, 'attempts', o.attempt - o.uncounted);
        o.outcome := json_build_object('status', 'error', 'failure', v_error);
        v_own := json_build_array(json_build_object('key', v_visit || ':end', 'body', jsonb_build_object(
          'type', 'node.failed', 'visit', v_visit, 'nodeId', v_node, 'attempt', nullif(o.attempt, 0),
          'error', v_error - 'attempts' - 'fields', 'handled', coalesce((v_op->>'handled')::boolean, false) and e.stopping is null,
          'edges', case when e.stopping is null then coalesce(v_op->'errorEdges', '{}') else '{}'::json end)));
        update execution_outcomes set in_flight = false, outcome = o.outcome, settled_at = clock_timestamp()
          where execution_id = e.id and run = v_run and visit = v_visit;
        v_result := v_result || jsonb_build_object('outcome', o.outcome, 'attempt', o.attempt, 'fresh', true);
      else
        v_own := '[]';
        if o.in_flight then
          v_last := json_build_object('code', 'WORKER_LOST', 'nodeId', v_node, 'message',
            format('The worker died or lost its connection during attempt %s.', o.attempt));
          v_own := json_build_array(json_build_object('key', v_visit || ':retry:' || o.attempt, 'body', json_build_object(
            'type', 'node.retrying', 'visit', v_visit, 'nodeId', v_node, 'attempt', o.attempt, 'error', v_last)));
        end if;
        o.attempt := o.attempt + 1;
        v_own := (v_own::jsonb || jsonb_build_array(jsonb_build_object('key', v_visit || ':start:' || o.attempt, 'body',
          jsonb_build_object('type', 'node.started', 'visit', v_visit, 'nodeId', v_node, 'attempt', o.attempt)
          || coalesce((v_op->'input')::jsonb, '{}'))))::json;
        -- the rendered input keeps its order of keys
        if v_op->'input' is not null then
          v_own := (select json_agg(case when x.value->>'key' = v_visit || ':start:' || o.attempt then json_build_object(
              'key', x.value->>'key', 'body', (select json_object_agg(k, v) from (
                select 'type' as k, to_json('node.started'::text) as v union all select 'visit', to_json(v_visit)
                union all select 'nodeId', to_json(v_node) union all select 'attempt', to_json(o.attempt)
                union all select key, value from json_each(v_op->'input')) kv)) else x.value end)
            from json_array_elements(v_own) x);
        end if;
        update execution_outcomes set attempt = o.attempt, in_flight = true
          where execution_id = e.id and run = v_run and visit = v_visit;
        v_result := v_result || jsonb_build_object('attempt', o.attempt, 'counted', o.attempt - o.uncounted, 'generation', o.generation);
      end if;

    elsif v_kind = 'retry' then
      -- attempt over, to be tried again; in an execution that is stopping this is the node's final failure
      if not v_current then
        null;
      elsif o.attempt <> (v_op->>'attempt')::integer or not o.in_flight then
        v_result := v_result || jsonb_build_object('attempt', o.attempt, 'replaced', true);
      elsif e.stopping is not null then
        v_error := (v_op->'failure')::jsonb || jsonb_build_object('nodeId', v_node, 'attempts', o.attempt - o.uncounted);
        o.outcome := json_build_object('status', 'error', 'failure', v_error);
        v_own := json_build_array(json_build_object('key', v_visit || ':end', 'body', jsonb_build_object(
          'type', 'node.failed', 'visit', v_visit, 'nodeId', v_node, 'attempt', o.attempt,
          'error', v_error - 'attempts' - 'fields', 'handled', false, 'edges', '{}'::jsonb)));
        update execution_outcomes set in_flight = false, outcome = o.outcome, last_error = v_error::json, settled_at = clock_timestamp()
          where execution_id = e.id and run = v_run and visit = v_visit;
        v_result := v_result || jsonb_build_object('outcome', o.outcome, 'attempt', o.attempt, 'fresh', true);
      else
        v_own := json_build_array(json_build_object('key', v_visit || ':retry:' || o.attempt, 'body', jsonb_strip_nulls(jsonb_build_object(
          'type', 'node.retrying', 'visit', v_visit, 'nodeId', v_node, 'attempt', o.attempt,
          'error', (v_op->'failure')::jsonb - 'attempts' - 'fields', 'nextAt', v_op->>'nextAt'))));
        update execution_outcomes set in_flight = false, last_error = v_op->'failure',
            uncounted = uncounted + case when (v_op->>'counts')::boolean then 0 else 1 end
          where execution_id = e.id and run = v_run and visit = v_visit;
      end if;

    elsif v_kind = 'settle' then
      -- the outcome of a visit, unless one stands; in a stale or ended run only the memo is kept
      o.outcome := v_op->'outcome';
      update execution_outcomes set in_flight = false, outcome = o.outcome, settled_at = clock_timestamp()
        where execution_id = e.id and run = v_run and visit = v_visit;
      v_result := v_result || jsonb_build_object('fresh', true, 'attempt', o.attempt);
      if v_current then
        v_own := v_op->'events';
        if e.stopping is not null and o.outcome->>'status' = 'error' then
          -- a failure during stopping takes no error handle
          v_own := (select json_agg(case when x.value->'body'->>'type' = 'node.failed' then (x.value::jsonb
              || jsonb_build_object('body', (x.value->'body')::jsonb || '{"handled": false, "edges": {}}'))::json else x.value end)
            from json_array_elements(v_own) x);
        end if;
      end if;

    elsif v_kind = 'append' then
      null;

    elsif v_kind = 'stop' then
      -- every listed visit without an attempt in flight ends here; the others go on and report
      v_failures := '{}';
      if v_current then
        e.stopping := case when e.stopping = 'CANCELLED' then e.stopping else v_op->>'code' end;
        v_own := '[]';
        for v_item in select value from json_array_elements(v_op->'visits') loop
          v_visit := v_item->>'visit'; v_node := v_item->>'nodeId';
          select * into o from execution_outcomes where execution_id = e.id and run = v_run and visit = v_visit;
          if not found then
            o := row(e.id, v_run, v_visit, v_node, 0, 0, false, 0, null, null, null)::execution_outcomes;
            insert into execution_outcomes (execution_id, run, visit, node_id) values (e.id, v_run, v_visit, v_node);
          end if;
          if o.outcome is not null or o.in_flight then
            continue;
          end if;
          v_error := (case when o.last_error is not null and v_op->>'code' = 'STOPPED' then o.last_error::jsonb else jsonb_build_object(
            'code', v_op->>'code', 'message', v_op->>'message') end)
            || jsonb_build_object('nodeId', v_node, 'attempts', o.attempt - o.uncounted);
          update execution_outcomes set outcome = json_build_object('status', 'error', 'failure', v_error), settled_at = clock_timestamp()
            where execution_id = e.id and run = v_run and visit = v_visit;
          v_failures := v_failures || jsonb_build_object(v_visit, v_error);
          v_own := (v_own::jsonb || jsonb_build_array(jsonb_build_object('key', v_visit || ':end', 'body', jsonb_strip_nulls(jsonb_build_object(
            'type', 'node.failed', 'visit', v_visit, 'nodeId', v_node, 'attempt', nullif(o.attempt, 0),
            'error', v_error - 'attempts' - 'fields', 'handled', false, 'edges', '{}'::jsonb)))))::json;
        end loop;
      end if;
      v_result := v_result || jsonb_build_object('failures', v_failures);

    elsif v_kind = 'end' then
      -- compare and set: the first terminal of a run stands
      if v_current then
        v_own := json_build_array(v_op->'terminal');
        v_item := v_op->'terminal'->'body';
        e.status := case when v_item->>'type' = 'execution.completed' then 'success' else 'error' end;
        e.close_reason := coalesce(v_op->>'closeReason', substring(v_item->>'type' from 11));
        e.output := v_item->'output'; e.output_ref := v_item->>'outputRef'; e.output_bytes := (v_item->>'outputBytes')::integer;
        e.error := v_item->'error';
        e.ended_at := clock_timestamp();
        e.stuck := null;
      end if;
      v_result := v_result || jsonb_build_object('status', e.status, 'closeReason', e.close_reason, 'error', e.error);

    else
      raise exception 'journal_apply: unknown kind of operation %', v_kind;
    end if;

    if v_op->'values' is not null and (v_kind = 'end' or v_kind = 'append' or v_kind = 'claim' or (v_result->>'fresh')::boolean) then
      insert into execution_values (execution_id, ref, value, bytes)
        select e.id, x->>'ref', x->'value', (x->>'bytes')::integer from json_array_elements(v_op->'values') x
        on conflict do nothing;
    end if;
    if v_current and v_own is not null then
      e.seq := journal_append(e.id, v_run, e.seq, v_own);
    end if;

    -- paused, resumed and stuck are columns that follow their events
    if e.seq > v_before and v_kind <> 'end' then
      select x.type, x.body into v_visit, v_last from execution_events x
        where x.execution_id = e.id and x.seq > v_before and x.type like 'execution.%' order by x.seq desc limit 1;
      if v_visit = 'execution.paused' then e.status := 'paused';
      elsif v_visit = 'execution.resumed' then e.status := 'running';
      end if;
      if v_visit = 'execution.stuck' then
        e.stuck := json_build_object('code', v_last->>'code', 'message', v_last->>'message', 'nodeId', v_last->>'nodeId', 'since', to_char(
          clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
      else
        e.stuck := null;
      end if;
    end if;

    update executions set status = e.status, close_reason = e.close_reason, stuck = e.stuck, output = e.output, output_ref = e.output_ref,
        output_bytes = e.output_bytes, error = e.error, ended_at = e.ended_at, run = e.run, seq = e.seq,
        last_event_at = case when e.seq > v_before then clock_timestamp() else last_event_at end,
        temporal_run_id = e.temporal_run_id, epoch = e.epoch, epochs = e.epochs, stopping = e.stopping, cancel_reason = e.cancel_reason
      where id = e.id;
    if e.seq > v_before then
      v_touched := v_touched || format('%s:%s', e.id, e.seq);
    end if;
    v_results := v_results || (v_result || jsonb_build_object('seq', e.seq))::json;
  end loop;

  perform pg_notify('perdure_events', x) from unnest(v_touched) x;
  return array_to_json(v_results);
end $$;
