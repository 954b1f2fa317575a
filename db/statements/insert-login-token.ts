import type { Scope } from '../../common/access/principal.ts';
import type { SchemaClient } from '../schema-client.ts';

export interface NewLoginToken {
  tokenHash: Buffer;
  userName: string;
  displayName: string | null;
  scopes: readonly Scope[];
  lifetimeSeconds: number;
}

export async function insertLoginToken(client: SchemaClient, token: NewLoginToken): Promise<void> {
  await client.query(
    `insert into ${client.schema}.login_tokens (token_hash, user_name, display_name, scopes, expires_at)
     values ($1::bytea, $2::text, $3::text, $4::text[], now() + $5::integer * interval '1 second')`,
    [token.tokenHash, token.userName, token.displayName, token.scopes, token.lifetimeSeconds],
  );
}
