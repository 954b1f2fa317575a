import type { Scope } from './principal.ts';

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
