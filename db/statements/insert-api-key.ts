import type { Scope } from '../../common/access/principal.ts';
import type { SchemaClient } from '../schema-client.ts';
import { API_KEY_COLUMNS, type ApiKeyRow } from './api-key-row.ts';

export interface NewApiKey {
  id: string;
  userName: string;
  name: string;
  hash: Buffer;
  scopes: readonly Scope[];
  expiresAt: Date | null;
}

export async function insertApiKey(client: SchemaClient, key: NewApiKey): Promise<ApiKeyRow> {
  const { rows } = await client.query(
    `insert into ${client.schema}.api_keys as k (id, user_name, name, hash, scopes, expires_at)
     values ($1::uuid, $2::text, $3::text, $4::bytea, $5::text[], $6::timestamptz)
     returning ${API_KEY_COLUMNS}`,
    [key.id, key.userName, key.name, key.hash, key.scopes, key.expiresAt],
  );
  return rows[0];
}
