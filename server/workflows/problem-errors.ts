import type { Problem } from '../../common/graph/problem.ts';
import { jsonPointer } from '../../common/json/json-path.ts';

/** Problems as places in the body: where the node or edge stands in its list, down to the field of its config. */
export function problemErrors(problems: Problem[], graph: { nodes?: unknown; edges?: unknown }): { pointer: string; detail: string }[] {
  return problems.map((problem) => ({ pointer: pointerOf(problem, graph), detail: problem.message }));
}

function pointerOf(problem: Problem, graph: { nodes?: unknown; edges?: unknown }): string {
  if (problem.nodeId !== undefined) {
    const field = problem.field === undefined ? '' : `/data/config${fieldSegments(problem.field)}`;
    return `/graph/nodes${positionOf(graph.nodes, problem.nodeId)}${field}`;
  }
  if (problem.edgeId !== undefined) return `/graph/edges${positionOf(graph.edges, problem.edgeId)}`;
  return '/graph';
}

function positionOf(list: unknown, id: string): string {
  const index = Array.isArray(list) ? list.findIndex((item) => (item as { id?: unknown } | null)?.id === id) : -1;
  return index === -1 ? '' : jsonPointer([index]);
}

/** `cases[0].when` → `/cases/0/when` */
function fieldSegments(field: string): string {
  const segments = field.split(/[.[\]]+/).filter((segment) => segment !== '');
  return jsonPointer(segments);
}
