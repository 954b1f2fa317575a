import type { Graph, GraphNode } from '../graph/graph.ts';

/** The version that an execution runs, for drawing: nothing of what nodes are configured with. */
export interface ExecutionGraph {
  nodes: ExecutionGraphNode[];
  edges: { id: string; source: string; target: string; sourceHandle: string | null }[];
}

export interface ExecutionGraphNode {
  id: string;
  type: GraphNode['type'];
  label: string;
  /** as its author placed it, in px */
  position: { x: number; y: number };
  /** the container it lies in */
  parentId: string | null;
  /** actions only */
  actionType?: string;
  enabled: boolean;
  /** absent: it waits for all its edges */
  join?: 'any';
}

/** What of a graph is drawn. */
export function executionGraphOf({ nodes, edges }: Graph): ExecutionGraph {
  return {
    nodes: nodes.map(({ id, type, position, parentId, data }) => ({
      id,
      type,
      label: data.label,
      position,
      parentId: parentId ?? null,
      ...(typeof data.config.actionType === 'string' ? { actionType: data.config.actionType } : {}),
      enabled: data.enabled !== false,
      ...(data.join === 'any' ? { join: 'any' } : {}),
    })),
    edges: edges.map(({ id, source, target, sourceHandle }) => ({ id, source, target, sourceHandle: sourceHandle ?? null })),
  };
}
