import { jsonBytes } from '../../json/json-bytes.ts';
import type { JsonValue } from '../../json/json-value.ts';
import type { Graph } from '../graph.ts';
import type { Problem } from '../problem.ts';

export const MAX_NODES = 1000;
export const MAX_EDGES = 5000;
export const MAX_GRAPH_BYTES = 1024 * 1024;
export const MAX_CONFIG_BYTES = 64 * 1024;

/** The graph as it was given keeps to the limits. */
export function checkSize(graph: Graph, given: JsonValue): Problem[] {
  const problems: Problem[] = [];
  const check = (size: number, limit: number, what: string, nodeId?: string) => {
    if (size <= limit) return;
    const message = `${what}: ${size}; the limit is ${limit}.`;
    problems.push({ code: 'GRAPH_TOO_LARGE', message, severity: 'error', ...(nodeId === undefined ? {} : { nodeId }) });
  };
  check(graph.nodes.length, MAX_NODES, 'Number of nodes');
  check(graph.edges.length, MAX_EDGES, 'Number of edges');
  check(jsonBytes(given), MAX_GRAPH_BYTES, 'Bytes of the graph');
  for (const { id, data } of graph.nodes) check(jsonBytes(data.config), MAX_CONFIG_BYTES, `Bytes of the config of "${data.label}"`, id);
  return problems;
}
