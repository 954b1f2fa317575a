import type { Scope } from '../../common/access/principal.ts';
import type { SchemaClient } from '../schema-client.ts';

export interface KnownApiKey {
  id: string;
  userName: string;
  hash: Buffer;
  scopes: Scope[];
  expiresAt: Date | null;
  /** by the database's clock */
  expired: boolean;
  /** whether `last_used_at` is older than a minute */
  stale: boolean;
}

/** The key with this SHA-256, whether it has expired or not. */
export async function findApiKey(client: SchemaClient, hash: Buffer): Promise<KnownApiKey | null> {
  const { rows } = await client.query(
    `select id, user_name as "userName", hash, scopes, expires_at as "expiresAt",
       coalesce(expires_at <= now(), false) as expired,
       coalesce(last_used_at < now() - interval '1 minute', true) as stale
     from ${client.schema}.api_keys where hash = $1::bytea`,
    [hash],
  );
  return rows[0] ?? null;
}
