import type { JsonObject } from '../../common/json/json-value.ts';
import type { SchemaClient } from '../schema-client.ts';

/** Puts a command into the outbox and wakes the dispatchers. */
export async function insertCommand(
  client: SchemaClient,
  command: { id: string; executionId: string; kind: string; payload: JsonObject },
): Promise<void> {
  await client.query(
    `with inserted as (
       insert into ${client.schema}.execution_commands (id, execution_id, kind, payload)
       values ($1::uuid, $2::uuid, $3::text, $4::json)
       returning id
     )
     select pg_notify('perdure_dispatch', id::text) from inserted`,
    [command.id, command.executionId, command.kind, JSON.stringify(command.payload)],
  );
}
