-- Everything that a run writes goes through journal_apply: one round trip and one transaction for a batch of operations of
-- many executions.

-- One operation, its row locked: { executionId, kind, epoch?, originalRunId?, temporalId?, parentEpoch?, base?, journal?, values?, visit?,
-- nodeId?, … }. `journal` rides along with every kind. Kinds:
--   append                                              nothing of its own
--   stuck   visit?, entry                               unless it is shown as stuck already; or the outcome that stands
--   claim   claim, maximumAttempts, input?, handled,    the next attempt, the same again for the same claim, or the outcome
--           errorEdges                                  that stands
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
  v_logged json;
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
    select * into o from execution_outcomes x where x.execution_id = e.id and x.run = v_run and x.visit = p_op->>'visit';
    v_outcome := o.outcome;
    if v_current and e.stuck is null and v_outcome is null then
      v_entries := json_build_array(p_op->'entry');
    end if;
  when 'claim' then
    if v_current then
      o := journal_outcome(e.id, v_run, p_op->>'visit', p_op->>'nodeId');
      v_outcome := o.outcome;
      if v_outcome is null then
        if o.attempt > 0 then
          select json_build_object('lines', count(*), 'bytes', coalesce(sum(octet_length(x.body->'line'->>'message')
              + coalesce(octet_length((x.body->'line'->'data')::text), 0)), 0)) into v_logged
            from execution_events x
            where x.execution_id = e.id and x.run = v_run and x.visit = o.visit and x.type = 'node.log';
        end if;
        select c.entries, c.outcome, c.attempt into v_entries, v_outcome, o.attempt from journal_claim(e, o, p_op) c;
        v_fresh := true;
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
    'outcome', v_outcome, 'attempt', o.attempt, 'counted', o.attempt - o.uncounted, 'generation', o.generation, 'logged', v_logged,
    'failures', v_failures,
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
