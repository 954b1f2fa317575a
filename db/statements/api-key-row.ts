import type { Scope } from '../../common/access/principal.ts';

/** An API key as it is listed: never the key, which is not stored, nor its hash. */
export interface ApiKeyRow {
  id: string;
  name: string;
  scopes: Scope[];
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  createdAt: Date;
}

/** The columns of an `ApiKeyRow`, of a table named `k`. */
export const API_KEY_COLUMNS = `k.id, k.name, k.scopes, k.expires_at as "expiresAt", k.last_used_at as "lastUsedAt", k.created_at as "createdAt"`;
