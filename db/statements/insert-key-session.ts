import type { SchemaClient } from '../schema-client.ts';

/** Begins a session as an API key has it. False when the key is unknown or has expired, also when it is revoked meanwhile. */
export async function insertKeySession(
  client: SchemaClient,
  session: { tokenHash: Buffer; keyHash: Buffer; lifetimeSeconds: number },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into ${client.schema}.sessions (token_hash, user_name, scopes, api_key_id, expires_at)
     select $1::bytea, k.user_name, k.scopes, k.id, now() + $3::integer * interval '1 second'
     from ${client.schema}.api_keys k
     where k.hash = $2::bytea and (k.expires_at is null or k.expires_at > now())
     for key share of k`,
    [session.tokenHash, session.keyHash, session.lifetimeSeconds],
  );
  return rowCount === 1;
}
