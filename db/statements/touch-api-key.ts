import type { SchemaClient } from '../schema-client.ts';

/** Notes that a key was used. */
export async function touchApiKey(client: SchemaClient, id: string): Promise<void> {
  await client.query(`update ${client.schema}.api_keys set last_used_at = now() where id = $1::uuid`, [id]);
}
