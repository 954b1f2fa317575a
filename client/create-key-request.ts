import type { Scope } from '../common/access/principal.ts';

export interface CreateKeyRequest {
  name: string;
  /** at least one, none that the user lacks */
  scopes: readonly Scope[];
  /** ISO 8601; default: never */
  expiresAt?: string | null | undefined;
}
