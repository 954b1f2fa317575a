import type { SchemaClient } from '../schema-client.ts';

/** The command reached Temporal, or came too late to matter. */
export async function markDelivered(client: SchemaClient, id: string): Promise<void> {
  await client.query(
    `update ${client.schema}.execution_commands
     set delivered_at = clock_timestamp(), lease_until = null, error = null
     where id = $1::uuid`,
    [id],
  );
}
