import type { SchemaClient } from '../schema-client.ts';

/** Removes sessions and sign-in links that have expired, some at a time; those that somebody else removes just now are left to him. */
export async function deleteExpiredSessions(client: SchemaClient): Promise<void> {
  const { schema } = client;
  const expired = (table: string) =>
    `select token_hash from ${schema}.${table} where expires_at <= now() limit 1000 for update skip locked`;
  await client.query(
    `with links as (delete from ${schema}.login_tokens where token_hash in (${expired('login_tokens')}))
     delete from ${schema}.sessions where token_hash in (${expired('sessions')})`,
  );
}
