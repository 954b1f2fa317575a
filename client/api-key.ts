import type { Scope } from '../common/access/principal.ts';

/** An API key, without the key itself. Times are ISO 8601. */
export interface ApiKey {
  id: string;
  name: string;
  scopes: Scope[];
  expiresAt: string | null;
  /** to the minute */
  lastUsedAt: string | null;
  createdAt: string;
}

export interface CreateKeyRequest {
  name: string;
  /** at least one, none that the user lacks */
  scopes: readonly Scope[];
  /** ISO 8601; default: never */
  expiresAt?: string | null | undefined;
}
