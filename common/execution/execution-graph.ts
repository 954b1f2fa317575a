import type { GraphNode } from '../graph/graph.ts';

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
}
