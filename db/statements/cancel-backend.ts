import type { SchemaClient } from '../schema-client.ts';

/** Breaks off the statement that another connection of the same role is running. */
export async function cancelBackend(client: SchemaClient, pid: number): Promise<void> {
  await client.query('select pg_cancel_backend($1::integer)', [pid]);
}
