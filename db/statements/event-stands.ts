/**
 * Two parts of a statement that leaves out events which resets voided: a recursive CTE with the resets that count, the
 * last one and from each the last one up to its `base`, and the condition for an event `x`. `$1` is the execution's id,
 * `schema` quoted.
 */
export const standingResets = (schema: string) => `with recursive resets as (
    (${lastReset(schema, '2147483647')})
    union all
    select earlier.seq, earlier.base from resets cross join lateral (${lastReset(schema, 'resets.base')}) earlier
  )`;

export const EVENT_STANDS = 'not exists (select from resets where x.seq > resets.base and x.seq < resets.seq)';

const lastReset = (schema: string, upTo: string) => `select started.seq, (started.body->>'base')::integer as base
  from ${schema}.execution_events started
  where started.execution_id = $1::uuid and started.type = 'execution.started' and started.body->>'base' is not null
    and started.seq <= ${upTo}
  order by started.seq desc limit 1`;
