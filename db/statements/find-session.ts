import type { Scope } from '../../common/access/principal.ts';
import type { SchemaClient } from '../schema-client.ts';

export interface KnownSession {
  tokenHash: Buffer;
  userName: string;
  displayName: string | null;
  scopes: Scope[];
  /** whether `last_used_at` is older than a minute */
  stale: boolean;
}

/** The session with this SHA-256, unless it or the key that began it has expired. */
export async function findSession(client: SchemaClient, tokenHash: Buffer): Promise<KnownSession | null> {
  const { rows } = await client.query(
    `select s.token_hash as "tokenHash", s.user_name as "userName", s.display_name as "displayName", s.scopes,
       s.last_used_at < now() - interval '1 minute' as stale
     from ${client.schema}.sessions s
     left join ${client.schema}.api_keys k on k.id = s.api_key_id
     where s.token_hash = $1::bytea and s.expires_at > now() and (k.expires_at is null or k.expires_at > now())`,
    [tokenHash],
  );
  return rows[0] ?? null;
}
