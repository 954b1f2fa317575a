import type { JsonObject, JsonValue } from '../json/json-value.ts';

export const NODE_TYPES = ['trigger', 'action', 'condition', 'switch', 'sleep', 'wait', 'forEach', 'workflow', 'set', 'output'] as const;

/** The kinds of node that a graph may hold. */
export type NodeType = (typeof NODE_TYPES)[number];

/** When a node with several incoming edges is decided: when all are, or when the first one is taken. */
export type Join = 'all' | 'any';

/** How a config field of a plugin whose fields stand only in its client half is to be treated; the builder writes it on the node. */
export interface NodeField {
  type: string;
  required?: boolean;
  showWhen?: { field: string; equals: JsonValue };
  singleRowMode?: 'update' | 'insert' | 'delete';
}

/** A retry policy as an author writes it; durations are numbers of ms or texts such as `"30s"`. */
export interface RetrySource {
  maximumAttempts?: number;
  initialInterval?: string | number;
  backoffCoefficient?: number;
  maximumInterval?: string | number;
}

/** What an author sets on a node. */
export interface GraphNodeData {
  label: string;
  description?: string;
  /** default `true` */
  enabled?: boolean;
  config: JsonObject;
  /** read on action nodes only */
  retry?: RetrySource;
  /** of one attempt; default one minute; read on action nodes only */
  timeout?: string | number;
  /** default `"all"` */
  join?: Join;
  fields?: Record<string, NodeField>;
}

/** A vertex, in React Flow's shape. Unknown keys are kept. */
export interface GraphNode {
  id: string;
  type: NodeType;
  position: { x: number; y: number };
  parentId?: string | null;
  data: GraphNodeData;
}

/** An arrow, in React Flow's shape. An absent `sourceHandle` means the source's default handle. */
export interface GraphEdge {
  id: string;
  source: string;
  target: string;
  sourceHandle?: string | null;
}

/** What a person draws and a version stores. */
export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}
