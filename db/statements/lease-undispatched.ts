import type { JsonValue } from '../../common/json/json-value.ts';
import type { SchemaClient } from '../schema-client.ts';

/** An execution that waits for its start, as a dispatcher takes it. */
export interface UndispatchedExecution {
  id: string;
  workflowId: string;
  workflowName: string;
  version: number;
  userName: string;
  triggerId: string;
  triggerType: string;
  input: JsonValue;
  startedAt: Date;
  run: number;
  /** this one included */
  attempts: number;
}

/** Takes the oldest executions that nobody else is starting, for `leaseMs`. */
export async function leaseUndispatched(client: SchemaClient, limit: number, leaseMs: number): Promise<UndispatchedExecution[]> {
  const { rows } = await client.query(
    `with due as (
       select id from ${client.schema}.executions
       where dispatched_at is null and ended_at is null
         and (dispatch_lease_until is null or dispatch_lease_until < clock_timestamp())
         and (dispatch_after is null or dispatch_after <= clock_timestamp())
       order by started_at
       limit $1::integer
       for update skip locked
     )
     update ${client.schema}.executions e
     set dispatch_lease_until = clock_timestamp() + $2::integer * interval '1 ms', dispatch_attempts = e.dispatch_attempts + 1
     from due, ${client.schema}.workflows w
     where e.id = due.id and w.id = e.workflow_id
     returning e.id, e.workflow_id as "workflowId", w.name as "workflowName", e.version, e.user_name as "userName",
       e.trigger_id as "triggerId", e.trigger_type as "triggerType", e.input, e.started_at as "startedAt", e.run,
       e.dispatch_attempts as attempts`,
    [limit, leaseMs],
  );
  return rows;
}
