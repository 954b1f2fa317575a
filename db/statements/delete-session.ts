import type { SchemaClient } from '../schema-client.ts';

/** Ends the session with this SHA-256, if there is one. */
export async function deleteSession(client: SchemaClient, tokenHash: Buffer): Promise<void> {
  await client.query(`delete from ${client.schema}.sessions where token_hash = $1::bytea`, [tokenHash]);
}
