import type { Graph, GraphEdge, GraphNode, NodeType } from '../graph.ts';
import { NODE_TYPES } from '../graph.ts';
import { defaultHandle } from '../handles.ts';

/** An edge between two nodes that exist. */
export interface IndexedEdge {
  edge: GraphEdge;
  /** its place in `GraphIndex.edges` */
  position: number;
  source: number;
  target: number;
  /** `sourceHandle`, or the default handle of the source */
  handle: string;
}

/** A graph with its nodes and edges found by number. Dangling edges are not in it. */
export interface GraphIndex {
  nodes: readonly GraphNode[];
  /** the first node of each id */
  byId: ReadonlyMap<string, number>;
  edges: readonly IndexedEdge[];
  /** by node: the edges that leave it, and that arrive */
  outgoing: readonly (readonly IndexedEdge[])[];
  incoming: readonly (readonly IndexedEdge[])[];
}

export function isNodeType(type: string): type is NodeType {
  return (NODE_TYPES as readonly string[]).includes(type);
}

export function indexGraph(graph: Graph): GraphIndex {
  const byId = new Map<string, number>();
  for (const [index, node] of graph.nodes.entries()) if (!byId.has(node.id)) byId.set(node.id, index);
  const outgoing: IndexedEdge[][] = graph.nodes.map(() => []);
  const incoming: IndexedEdge[][] = graph.nodes.map(() => []);
  const edges: IndexedEdge[] = [];
  for (const edge of graph.edges) {
    const source = byId.get(edge.source);
    const target = byId.get(edge.target);
    if (source === undefined || target === undefined) continue;
    const indexed = { edge, position: edges.length, source, target, handle: edge.sourceHandle ?? handleOf(graph.nodes[source]) };
    edges.push(indexed);
    outgoing[source]?.push(indexed);
    incoming[target]?.push(indexed);
  }
  return { nodes: graph.nodes, byId, edges, outgoing, incoming };
}

function handleOf(node: GraphNode | undefined): string {
  return node !== undefined && isNodeType(node.type) ? (defaultHandle(node.type) ?? 'out') : 'out';
}
