import type { ApiKey } from '../../common/access/api-key.ts';
import type { Principal } from '../../common/access/principal.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { listApiKeys as selectApiKeys } from '../../db/statements/list-api-keys.ts';
import { decodeCursor, encodeCursor } from '../paging/cursor.ts';
import { apiKeyOf } from './api-key-of.ts';

/** The principal's own keys, newest first. */
export async function listApiKeys(
  client: SchemaClient,
  principal: Principal,
  request: { limit: number; cursor?: string },
): Promise<{ items: ApiKey[]; nextCursor: string | null }> {
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor);
  const rows = await selectApiKeys(client, principal.userName, after, request.limit + 1);
  const page = rows.slice(0, request.limit);
  const last = page.at(-1);
  return {
    items: page.map(apiKeyOf),
    nextCursor: rows.length > request.limit && last !== undefined ? encodeCursor({ at: last.position, id: last.id }) : null,
  };
}
