import type { SchemaClient } from '../../db/schema-client.ts';
import { findServerState } from '../../db/statements/find-server-state.ts';
import type { TemporalHealth } from '../temporal/temporal-health.ts';
import type { TemporalPlace } from '../temporal/temporal-place.ts';

/** What runs here, and how it is. Holds no secret: every user may see it. */
export interface System {
  /** of Perdure */
  version: string;
  schema: { name: string; migration: string | null };
  /** version of Node.js */
  node: string;
  temporal: TemporalPlace & { reachable: boolean; message?: string };
  database: { ok: true; serverVersion: string };
  /** null when Temporal, who knows of them, does not answer */
  workers: { count: number; lastSeenAt: string | null } | null;
}

/** What of it only the process knows. */
export interface SystemParts {
  client: SchemaClient;
  /** unquoted */
  schema: string;
  version: string;
  node: string;
  place: TemporalPlace;
  /** settles soon, whatever Temporal does */
  checkTemporal: () => Promise<TemporalHealth>;
}

export async function getSystem({ client, schema, version, node, place, checkTemporal }: SystemParts): Promise<System> {
  const [{ serverVersion, migration }, health] = await Promise.all([findServerState(client), checkTemporal()]);
  const { workers = null } = health.reachable ? health : {};
  return {
    version,
    schema: { name: schema, migration },
    node,
    temporal: { ...place, reachable: health.reachable, ...(health.reachable ? {} : { message: health.message }) },
    database: { ok: true, serverVersion },
    workers: workers && { count: workers.count, lastSeenAt: workers.lastSeenAt?.toISOString() ?? null },
  };
}
