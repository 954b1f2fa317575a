import type { Scope } from '../../common/access/principal.ts';
import type { ApiKeyRow } from '../../db/statements/api-key-row.ts';

/** An API key as it is listed; times are ISO 8601. */
export interface ApiKey {
  id: string;
  name: string;
  scopes: Scope[];
  expiresAt: string | null;
  /** to the minute */
  lastUsedAt: string | null;
  createdAt: string;
}

export function apiKeyOf(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
