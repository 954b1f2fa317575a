import type { SystemInfo } from '../../common/system/system-info.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { findServerState } from '../../db/statements/find-server-state.ts';
import type { TemporalHealth } from '../temporal/temporal-health.ts';
import type { TemporalPlace } from '../temporal/temporal-place.ts';

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

export async function getSystem({ client, schema, version, node, place, checkTemporal }: SystemParts): Promise<SystemInfo> {
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
