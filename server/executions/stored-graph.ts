import type { Graph, GraphEdge, GraphNode } from '../../common/graph/graph.ts';
import type { JsonObject, JsonValue } from '../../common/json/json-value.ts';

/**
 * A stored graph as far as it can be drawn. Publishing checks graphs; one that got past it in some way ends its execution
 * in error, and that has to be shown, too.
 */
export function storedGraph(graph: JsonObject): Graph {
  return { nodes: listOf(graph.nodes).flatMap(nodeOf), edges: listOf(graph.edges).flatMap(edgeOf) };
}

function nodeOf(node: JsonValue): GraphNode[] {
  if (!isObject(node) || typeof node.id !== 'string') {
    return [];
  }
  const data = isObject(node.data) ? node.data : {};
  const position = isObject(node.position) ? node.position : {};
  return [
    {
      ...node,
      id: node.id,
      type: node.type as GraphNode['type'],
      position: { x: numberOf(position.x), y: numberOf(position.y) },
      data: { ...data, label: typeof data.label === 'string' ? data.label : node.id, config: isObject(data.config) ? data.config : {} },
    } as GraphNode,
  ];
}

function edgeOf(edge: JsonValue): GraphEdge[] {
  return isObject(edge) && [edge.id, edge.source, edge.target].every((part) => typeof part === 'string')
    ? [edge as unknown as GraphEdge]
    : [];
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function numberOf(value: JsonValue | undefined): number {
  return typeof value === 'number' ? value : 0;
}
