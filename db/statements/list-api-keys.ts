import { type PagePosition, positionOf } from '../page.ts';
import type { SchemaClient } from '../schema-client.ts';
import { API_KEY_COLUMNS, type ApiKeyRow } from './api-key-row.ts';

/** A user's keys, newest first. */
export async function listApiKeys(
  client: SchemaClient,
  userName: string,
  after: PagePosition | null,
  limit: number,
): Promise<(ApiKeyRow & { position: string })[]> {
  const { rows } = await client.query(
    `select ${API_KEY_COLUMNS}, ${positionOf('k.created_at')} as position
     from ${client.schema}.api_keys k
     where k.user_name = $1::text and ($2::timestamptz is null or (k.created_at, k.id) < ($2::timestamptz, $3::uuid))
     order by k.created_at desc, k.id desc
     limit $4::integer`,
    [userName, after?.at ?? null, after?.id ?? null, limit],
  );
  return rows;
}
