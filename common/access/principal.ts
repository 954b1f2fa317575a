export const SCOPES = ['read', 'run', 'edit', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks: exactly one per request. */
export interface Principal {
  userName: string;
  displayName?: string;
  scopes: readonly Scope[];
}
