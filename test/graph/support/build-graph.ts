import type { Graph, GraphEdge, GraphNode, GraphNodeData, NodeType } from '../../../common/graph/graph.ts';
import type { JsonObject } from '../../../common/json/json-value.ts';

export type NodeShorthand = [type: NodeType, config?: JsonObject, data?: Partial<GraphNodeData> & { parentId?: string }];

/** `buildGraph({ t: ['trigger'], a: ['action', { … }] }, ['t>a', 'c:true>b'])`; labels are the ids in capitals, edges are `e0`, `e1`, … */
export function buildGraph(nodes: Record<string, NodeShorthand>, edges: readonly string[] = []): Graph {
  return { nodes: Object.entries(nodes).map(([id, shorthand]) => buildNode(id, shorthand)), edges: edges.map(buildEdge) };
}

function buildNode(id: string, [type, config = {}, extras = {}]: NodeShorthand): GraphNode {
  const { parentId = null, ...data } = extras as { parentId?: string | null } & Partial<GraphNodeData>;
  const filled = type === 'action' ? { actionType: 'try/echo', ...config } : config;
  return { id, type, position: { x: 0, y: 0 }, parentId, data: { label: id.toUpperCase(), config: filled, ...data } };
}

function buildEdge(text: string, index: number): GraphEdge {
  const [, source = '', sourceHandle, target = ''] = /^([^:>]+)(?::([^>]+))?>(.+)$/.exec(text) ?? [];
  return { id: `e${index}`, source, target, sourceHandle: sourceHandle ?? null };
}
