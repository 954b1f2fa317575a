import { checkJson } from '../../json/check-json.ts';
import { isJsonObject } from '../../json/is-json-object.ts';
import type { JsonObject, JsonValue } from '../../json/json-value.ts';
import type { Graph, GraphEdge, GraphNode, GraphNodeData } from '../graph.ts';
import type { Problem } from '../problem.ts';
import { dataFaults, isOptionalText } from './data-faults.ts';

/** What could be read of a graph, and what could not. */
export interface ReadGraph {
  /** nodes and edges of the right shape, absent parts filled in; a node's type may still be an unknown word */
  graph: Graph;
  problems: Problem[];
  /** false: it is not worth looking any further */
  readable: boolean;
}

/** Checks the shape of what is said to be a graph. Parts that have it are kept, so that they can be checked further. */
export function readGraph(value: unknown): ReadGraph {
  const problems: Problem[] = [];
  const graph: Graph = { nodes: [], edges: [] };
  if (!isJsonObject(value) || !Array.isArray(value.nodes) || !Array.isArray(value.edges)) {
    problems.push(shapeProblem('A graph is an object with the lists `nodes` and `edges`.'));
    return { graph, problems, readable: false };
  }
  for (const { pointer, detail } of checkJson(value as JsonValue)) problems.push(shapeProblem(`${pointer}: ${detail}`));
  if (problems.length > 0) return { graph, problems, readable: false };
  for (const [index, node] of value.nodes.entries()) readNode(node, `/nodes/${index}`, graph.nodes, problems);
  for (const [index, edge] of value.edges.entries()) readEdge(edge, `/edges/${index}`, graph.edges, problems);
  return { graph, problems, readable: true };
}

function readNode(value: unknown, pointer: string, nodes: GraphNode[], problems: Problem[]): void {
  if (!isJsonObject(value)) {
    problems.push(shapeProblem(`${pointer} is no object.`));
    return;
  }
  const { id, type, data } = value;
  if (typeof id !== 'string' || typeof type !== 'string' || !isJsonObject(data)) {
    problems.push(
      shapeProblem(`${pointer} needs the texts \`id\` and \`type\` and the object \`data\`.`, typeof id === 'string' ? { nodeId: id } : {}),
    );
    return;
  }
  const faults = [...dataFaults(data), ...placeFaults(value)];
  for (const fault of faults) problems.push(shapeProblem(`${pointer}/${fault}`, { nodeId: id }));
  if (faults.length > 0) return;
  const position = (value.position ?? { x: 0, y: 0 }) as GraphNode['position'];
  const parentId = typeof value.parentId === 'string' ? value.parentId : null;
  nodes.push({ id, type: type as GraphNode['type'], position, parentId, data: readData(data, id) });
}

function readData(data: JsonObject, id: string): GraphNodeData {
  const { label, config } = data as { label?: string; config?: JsonObject };
  return { ...data, label: label === undefined || label === '' ? id : label, config: config ?? {} } as GraphNodeData;
}

function placeFaults(node: JsonObject): string[] {
  const { parentId, position } = node;
  const faults: string[] = [];
  if (!isOptionalText(parentId)) faults.push('parentId is neither a text nor null.');
  const placed = isJsonObject(position) && typeof position.x === 'number' && typeof position.y === 'number';
  if (position !== undefined && !placed) faults.push('position is no object with the numbers `x` and `y`.');
  return faults;
}

function readEdge(value: unknown, pointer: string, edges: GraphEdge[], problems: Problem[]): void {
  const edge = isJsonObject(value) ? value : {};
  const { id, source, target, sourceHandle } = edge;
  if (typeof id !== 'string' || typeof source !== 'string' || typeof target !== 'string') {
    problems.push(
      shapeProblem(`${pointer} needs the texts \`id\`, \`source\` and \`target\`.`, typeof id === 'string' ? { edgeId: id } : {}),
    );
  } else if (!isOptionalText(sourceHandle)) {
    problems.push(shapeProblem(`${pointer}/sourceHandle is neither a text nor null.`, { edgeId: id }));
  } else edges.push({ id, source, target, sourceHandle: typeof sourceHandle === 'string' && sourceHandle !== '' ? sourceHandle : null });
}

function shapeProblem(message: string, place: { nodeId?: string; edgeId?: string } = {}): Problem {
  return { code: 'GRAPH_SHAPE', message, severity: 'error', ...place };
}
