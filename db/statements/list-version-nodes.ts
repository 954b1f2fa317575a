import type { JsonValue } from '../../common/json/json-value.ts';
import type { Reader } from '../reader.ts';
import type { SchemaClient } from '../schema-client.ts';
import { EXECUTION_READABLE } from './execution-readable.ts';

/** The nodes of one version and which of the executions asked for ran it. */
export interface VersionNodesRow {
  executionIds: string[];
  /** as they are stored, but without position and config; `[]` when the graph has none */
  nodes: JsonValue;
}

/** Of those of these executions that this reader may see: the nodes of the versions that ran, each version once. */
export async function listVersionNodes(client: SchemaClient, reader: Reader, ids: readonly string[]): Promise<VersionNodesRow[]> {
  const { rows } = await client.query(
    `with asked as (
       select e.workflow_id, e.version, array_agg(e.id) as ids
       from ${client.schema}.executions e
       join ${client.schema}.workflows w on w.id = e.workflow_id
       where e.id = any($3::uuid[]) and ${EXECUTION_READABLE}
       group by e.workflow_id, e.version
     )
     select a.ids as "executionIds", coalesce(n.nodes, '[]') as nodes
     from asked a
     left join ${client.schema}.workflow_versions v on v.workflow_id = a.workflow_id and v.version = a.version
     left join lateral (
       select json_agg(json_build_object('id', node->'id', 'type', node->'type', 'parentId', node->'parentId',
         'data', json_build_object('label', node->'data'->'label')) order by place) as nodes
       from json_array_elements(case when json_typeof(v.graph->'nodes') = 'array' then v.graph->'nodes' else '[]' end)
         with ordinality each(node, place)
     ) n on true`,
    [reader.userName, reader.admin, ids],
  );
  return rows;
}
