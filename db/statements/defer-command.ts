import type { SchemaClient } from '../schema-client.ts';

/** Gives the lease back; the next attempt comes after `delayMs`. */
export async function deferCommand(client: SchemaClient, id: string, delayMs: number, error: string): Promise<void> {
  await client.query(
    `update ${client.schema}.execution_commands
     set lease_until = null, after = clock_timestamp() + $2::integer * interval '1 ms', error = $3::text
     where id = $1::uuid`,
    [id, delayMs, error],
  );
}
