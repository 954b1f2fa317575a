import type { SchemaClient } from '../schema-client.ts';

/**
 * Uses a sign-in link up and begins its session, both or neither. False when it is unknown, used or expired: of several at
 * once the row lock lets one have it.
 */
export async function exchangeLoginToken(
  client: SchemaClient,
  exchange: { loginHash: Buffer; tokenHash: Buffer; lifetimeSeconds: number },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `with used as (
       delete from ${client.schema}.login_tokens where token_hash = $1::bytea and expires_at > now()
       returning user_name, display_name, scopes
     )
     insert into ${client.schema}.sessions (token_hash, user_name, display_name, scopes, expires_at)
     select $2::bytea, user_name, display_name, scopes, now() + $3::integer * interval '1 second' from used`,
    [exchange.loginHash, exchange.tokenHash, exchange.lifetimeSeconds],
  );
  return rowCount === 1;
}
