import type { SchemaClient } from '../schema-client.ts';

/** Publishes the draft as it stands as the next version. The workflow's row must be locked. */
export async function insertVersion(
  client: SchemaClient,
  workflowId: string,
  publishedBy: string,
): Promise<{ version: number; publishedAt: Date }> {
  const { rows } = await client.query(
    `with version as (
       insert into ${client.schema}.workflow_versions (workflow_id, version, name, graph, published_by)
       select w.id, coalesce((select max(v.version) from ${client.schema}.workflow_versions v where v.workflow_id = w.id), 0) + 1,
         w.name, w.draft, $2::text
       from ${client.schema}.workflows w where w.id = $1::uuid
       returning version, published_at
     ), published as (
       update ${client.schema}.workflows set published_version = version.version, updated_at = now()
       from version where id = $1::uuid
     )
     select version, published_at as "publishedAt" from version`,
    [workflowId, publishedBy],
  );
  return rows[0];
}
