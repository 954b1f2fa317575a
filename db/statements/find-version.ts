import type { JsonObject } from '../../common/json/json-value.ts';
import type { SchemaClient } from '../schema-client.ts';
import type { VersionRow } from './list-versions.ts';

/** One published version with its graph. */
export async function findVersion(
  client: SchemaClient,
  workflowId: string,
  version: number,
): Promise<(VersionRow & { graph: JsonObject }) | null> {
  const { rows } = await client.query(
    `select version, name, published_at as "publishedAt", published_by as "publishedBy", graph
     from ${client.schema}.workflow_versions
     where workflow_id = $1::uuid and version = $2::integer`,
    [workflowId, version],
  );
  return rows[0] ?? null;
}
