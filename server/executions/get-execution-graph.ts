import type { Principal } from '../../common/access/principal.ts';
import type { ExecutionGraph } from '../../common/execution/execution-graph.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { requireHead } from './require-head.ts';
import { storedGraph } from './stored-graph.ts';

/**
 * The version that ran.
 * @throws PerdureError `EXECUTION_NOT_FOUND`, also for what the principal may not read
 */
export async function getExecutionGraph(client: SchemaClient, principal: Principal, id: string): Promise<ExecutionGraph> {
  const { nodes, edges } = storedGraph((await requireHead(client, principal, id)).graph);
  return {
    nodes: nodes.map(({ id, type, position, parentId, data }) => ({
      id,
      type,
      label: data.label,
      position,
      parentId: parentId ?? null,
      ...(typeof data.config.actionType === 'string' ? { actionType: data.config.actionType } : {}),
      enabled: data.enabled !== false,
    })),
    edges: edges.map(({ id, source, target, sourceHandle }) => ({ id, source, target, sourceHandle: sourceHandle ?? null })),
  };
}
