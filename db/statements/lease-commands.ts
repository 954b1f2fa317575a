import type { JsonObject } from '../../common/json/json-value.ts';
import type { SchemaClient } from '../schema-client.ts';

/** A command on its way to a running execution. */
export interface LeasedCommand {
  id: string;
  executionId: string;
  kind: string;
  payload: JsonObject;
  /** this one included */
  attempts: number;
  /** Temporal's workflow id; null when the execution ended before it was dispatched */
  temporalId: string | null;
  ended: boolean;
}

/** Takes the oldest commands whose execution is with Temporal, or has ended, for `leaseMs`. */
export async function leaseCommands(client: SchemaClient, limit: number, leaseMs: number): Promise<LeasedCommand[]> {
  const { rows } = await client.query(
    `with due as (
       select c.id, e.temporal_id, e.ended_at
       from ${client.schema}.execution_commands c
       join ${client.schema}.executions e on e.id = c.execution_id
       where c.delivered_at is null
         and (c.lease_until is null or c.lease_until < clock_timestamp())
         and (c.after is null or c.after <= clock_timestamp())
         and (e.dispatched_at is not null or e.ended_at is not null)
       order by c.created_at
       limit $1::integer
       for update of c skip locked
     )
     update ${client.schema}.execution_commands c
     set lease_until = clock_timestamp() + $2::integer * interval '1 ms', attempts = c.attempts + 1
     from due
     where c.id = due.id
     returning c.id, c.execution_id as "executionId", c.kind, c.payload, c.attempts, due.temporal_id as "temporalId",
       due.ended_at is not null as ended`,
    [limit, leaseMs],
  );
  return rows;
}
