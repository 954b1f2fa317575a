import type { SchemaClient } from '../schema-client.ts';
import type { OpenExecution } from './list-open-among.ts';

/** Takes open executions whose journal has been silent, the least recently checked first, and marks them as checked now. */
export async function takeQuiet(
  client: SchemaClient,
  { quietMs, recheckMs, limit }: { quietMs: number; recheckMs: number; limit: number },
): Promise<OpenExecution[]> {
  const { rows } = await client.query(
    `with quiet as (
       select id from ${client.schema}.executions
       where dispatched_at is not null and ended_at is null
         and greatest(last_event_at, dispatched_at) < clock_timestamp() - $1::integer * interval '1 ms'
         and (checked_at is null or checked_at < clock_timestamp() - $2::integer * interval '1 ms')
       order by checked_at nulls first
       limit $3::integer
       for update skip locked
     )
     update ${client.schema}.executions e set checked_at = clock_timestamp()
     from quiet where e.id = quiet.id
     returning e.id, e.run, e.temporal_id as "temporalId", e.stuck->>'code' as "stuckCode"`,
    [quietMs, recheckMs, limit],
  );
  return rows;
}
