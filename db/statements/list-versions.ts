import type { SchemaClient } from '../schema-client.ts';

export interface VersionRow {
  version: number;
  name: string;
  publishedAt: Date;
  publishedBy: string;
}

/** Published versions, newest first, those below `before`. */
export async function listVersions(client: SchemaClient, workflowId: string, before: number | null, limit: number): Promise<VersionRow[]> {
  const { rows } = await client.query(
    `select version, name, published_at as "publishedAt", published_by as "publishedBy"
     from ${client.schema}.workflow_versions
     where workflow_id = $1::uuid and ($2::integer is null or version < $2::integer)
     order by version desc
     limit $3::integer`,
    [workflowId, before, limit],
  );
  return rows;
}
