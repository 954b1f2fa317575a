import { type GraphIndex, type IndexedEdge, isNodeType } from '../flow/graph-index.ts';
import type { Graph } from '../graph.ts';
import { handlesOf } from '../handles.ts';
import type { Problem } from '../problem.ts';
import { switchCases } from '../switch-cases.ts';

/** Every edge joins two nodes of the same container, does not lead into a trigger and leaves by a handle of its source. */
export function checkEdges(graph: Graph, index: GraphIndex): Problem[] {
  return [...danglingEdges(graph, index), ...index.edges.flatMap((edge) => edgeProblems(index, edge))];
}

function danglingEdges(graph: Graph, index: GraphIndex): Problem[] {
  return graph.edges.flatMap((edge): Problem[] => {
    const missing = [edge.source, edge.target].filter((id) => !index.byId.has(id));
    if (missing.length === 0) return [];
    const message = `The edge "${edge.id}" names ${missing.map((id) => `"${id}"`).join(' and ')}, which is no node of this graph.`;
    return [{ code: 'EDGE_DANGLING', message, severity: 'error', edgeId: edge.id }];
  });
}

function edgeProblems(index: GraphIndex, { edge, source, target, handle }: IndexedEdge): Problem[] {
  const from = index.nodes[source];
  const to = index.nodes[target];
  if (from === undefined || to === undefined) return [];
  const problems: Problem[] = [];
  const report = (code: Problem['code'], message: string) => problems.push({ code, message, severity: 'error', edgeId: edge.id });
  if (to.type === 'trigger') report('EDGE_INTO_TRIGGER', `The edge "${edge.id}" leads into the trigger "${to.data.label}".`);
  if (from.parentId !== to.parentId) {
    report(
      'EDGE_CROSSES_CONTAINER',
      `The edge "${edge.id}" from "${from.data.label}" to "${to.data.label}" crosses the wall of a container.`,
    );
  }
  if (!isNodeType(from.type)) return problems;
  const handles = handlesOf(from.type, switchCases(from).keys);
  if (handles.includes(handle)) return problems;
  const known = handles.length === 0 ? 'no edge may leave it' : `its handles are ${handles.join(', ')}`;
  report('UNKNOWN_HANDLE', `"${from.data.label}" has no handle "${handle}": ${known}.`);
  return problems;
}
