import type { SchemaClient } from '../schema-client.ts';

/** How far the journals of these executions reach. */
export async function listSeqs(client: SchemaClient, ids: readonly string[]): Promise<{ id: string; seq: number }[]> {
  const { rows } = await client.query(`select id, seq from ${client.schema}.executions where id = any($1::uuid[])`, [ids]);
  return rows;
}
