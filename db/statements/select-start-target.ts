import type { JsonObject } from '../../common/json/json-value.ts';
import type { SchemaClient } from '../schema-client.ts';

export interface StartTargetQuery {
  workflowId: string;
  /** null: the published one */
  version: number | null;
  /** whose integrations may be used */
  userName: string;
  idempotency: { scope: string; key: string } | null;
}

/** All that a start must know. `version` and `triggers` are null when there is no such version. */
export interface StartTarget {
  ownerName: string;
  visibility: 'private' | 'shared';
  name: string;
  enabled: boolean;
  deleted: boolean;
  publishedVersion: number | null;
  version: number | null;
  /** the graph's trigger nodes */
  triggers: JsonObject[] | null;
  /** ids that nodes of the version name and `userName` may not use, unknown ones included */
  invalidIntegrations: string[];
  /** what the idempotency key started before */
  earlier: { executionId: string; requestHash: Buffer } | null;
}

/** Null when no such workflow exists. Cannot fail on whatever graph is stored, so that a refusal leaves the caller's transaction usable. */
export async function selectStartTarget(client: SchemaClient, query: StartTargetQuery): Promise<StartTarget | null> {
  const { rows } = await client.query(
    `select w.user_name as "ownerName", w.visibility, w.name, w.enabled, w.deleted_at is not null as deleted,
       w.published_version as "publishedVersion", v.version, n.triggers, coalesce(n.invalid, '{}') as "invalidIntegrations",
       k.execution_id as "earlierId", k.request_hash as "earlierHash"
     from ${client.schema}.workflows w
     left join ${client.schema}.workflow_versions v
       on v.workflow_id = w.id and v.version = coalesce($2::integer, w.published_version)
     left join ${client.schema}.idempotency_keys k on k.scope = $4::text and k.key = $5::text
     cross join lateral (
       select json_agg(node) filter (where node->>'type' = 'trigger') as triggers,
         array_agg(distinct integration) filter (where integration is not null and i.id is null) as invalid
       from json_array_elements(case when json_typeof(v.graph->'nodes') = 'array' then v.graph->'nodes' else '[]' end) node
       cross join lateral (select nullif(node->'data'->'config'->>'integrationId', '') as integration) named
       left join ${client.schema}.integrations i
         on i.id::text = lower(integration) and (i.user_name = $3::text or i.shared)
     ) n
     where w.id = $1::uuid`,
    [query.workflowId, query.version, query.userName, query.idempotency?.scope ?? null, query.idempotency?.key ?? null],
  );
  if (rows.length === 0) {
    return null;
  }
  const { earlierId, earlierHash, ...target } = rows[0];
  return { ...target, earlier: earlierId === null ? null : { executionId: earlierId, requestHash: earlierHash } };
}
