import type { SchemaClient } from '../schema-client.ts';

export interface NewExecution {
  id: string;
  workflowId: string;
  version: number;
  userName: string;
  triggerId: string;
  triggerType: string;
  /** JSON text of the input */
  input: string;
  idempotency: { scope: string; key: string; requestHash: Buffer } | null;
}

/**
 * Row, first event, idempotency key and notifications in one statement, so that it is whole also without a transaction.
 * False when the idempotency key is taken, or being taken by another transaction: then nothing was written. Nobody waits.
 */
export async function insertExecution(client: SchemaClient, execution: NewExecution): Promise<boolean> {
  const { rows } = await client.query(
    `with free as (
       select 1 where $8::text is null or pg_try_advisory_xact_lock(
         hashtextextended(json_build_array($8::text, $9::text)::text, 7236153921::bigint))
     ), claimed as (
       insert into ${client.schema}.idempotency_keys (scope, key, request_hash, execution_id)
       select $8::text, $9::text, $10::bytea, $1::uuid from free where $8::text is not null
       on conflict do nothing
       returning 1
     ), inserted as (
       insert into ${client.schema}.executions (id, workflow_id, version, user_name, trigger_id, trigger_type, input, started_at, last_event_at)
       select $1::uuid, $2::uuid, $3::integer, $4::text, $5::text, $6::text, $7::json, clock_timestamp(), clock_timestamp()
       where $8::text is null or exists (select from claimed)
       returning id, started_at
     ), begun as (
       insert into ${client.schema}.execution_events (execution_id, seq, run, key, at, type, body)
       select id, 1, 1, 'execution.started', started_at, 'execution.started',
         json_build_object('type', 'execution.started', 'cause', 'trigger', 'trigger', $6::text)
       from inserted
     )
     select pg_notify('perdure_dispatch', id::text), pg_notify('perdure_events', id::text || ':1') from inserted`,
    [
      execution.id,
      execution.workflowId,
      execution.version,
      execution.userName,
      execution.triggerId,
      execution.triggerType,
      execution.input,
      execution.idempotency?.scope ?? null,
      execution.idempotency?.key ?? null,
      execution.idempotency?.requestHash ?? null,
    ],
  );
  return rows.length > 0;
}
