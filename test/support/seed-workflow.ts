import { randomUUID } from 'node:crypto';
import type { Graph, GraphNode } from '../../common/graph/graph.ts';
import type { Database } from '../../db/database.ts';

export interface SeededWorkflow {
  id: string;
  userName: string;
}

export interface WorkflowSeed {
  userName?: string;
  name?: string;
  /** of each published version, the last one being the published one; default: one version of a lone trigger; `[]`: none */
  versions?: (Graph | object)[];
  enabled?: boolean;
  deleted?: boolean;
  visibility?: 'private' | 'shared';
  executionVisibility?: 'private' | 'shared';
}

/** A node with everything that is the same in most tests. */
export function node(id: string, type: GraphNode['type'], config: object = {}, data: object = {}): GraphNode {
  return { id, type, position: { x: 0, y: 0 }, data: { label: id, config: config as GraphNode['data']['config'], ...data } };
}

export const TRIGGER_ONLY: Graph = { nodes: [node('t', 'trigger')], edges: [] };

/** Writes a workflow and its versions past all checks. */
export async function seedWorkflow({ client }: Database, seed: WorkflowSeed = {}): Promise<SeededWorkflow> {
  const id = randomUUID();
  const { userName = 'alice', name = 'Orders', versions = [TRIGGER_ONLY], enabled = true, deleted = false } = seed;
  await client.query(
    `insert into ${client.schema}.workflows (id, user_name, name, draft, published_version, enabled, deleted_at, visibility, execution_visibility)
     values ($1, $2, $3, $4, $5, $6, case when $7 then now() end, $8, $9)`,
    [
      id,
      userName,
      name,
      JSON.stringify(versions.at(-1) ?? TRIGGER_ONLY),
      versions.length || null,
      enabled,
      deleted,
      seed.visibility ?? 'private',
      seed.executionVisibility ?? 'private',
    ],
  );
  for (const [index, graph] of versions.entries()) {
    await client.query(
      `insert into ${client.schema}.workflow_versions (workflow_id, version, name, graph, published_by) values ($1, $2, $3, $4, $5)`,
      [id, index + 1, name, JSON.stringify(graph), userName],
    );
  }
  return { id, userName };
}
