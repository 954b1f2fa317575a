/** Versions and health of the parts. */
export interface SystemInfo {
  /** of Perdure */
  version: string;
  schema: { name: string; migration: string | null };
  /** version of Node.js */
  node: string;
  temporal: { address: string; namespace: string; taskQueue: string; uiUrl: string | null; reachable: boolean; message?: string };
  database: { ok: true; serverVersion: string };
  /** null when Temporal, who knows of them, does not answer */
  workers: { count: number; lastSeenAt: string | null } | null;
}
