import type { SchemaClient } from '../schema-client.ts';

/** Notes that a session was used. */
export async function touchSession(client: SchemaClient, tokenHash: Buffer): Promise<void> {
  await client.query(`update ${client.schema}.sessions set last_used_at = now() where token_hash = $1::bytea`, [tokenHash]);
}
