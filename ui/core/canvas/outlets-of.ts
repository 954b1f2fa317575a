import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';

/** The named handles of each node that has several ways out, `error` apart. */
export function outletsOf(graph: ExecutionGraph): Map<string, string[]> {
  const outlets = new Map<string, string[]>();
  for (const { id, type } of graph.nodes) {
    const used = graph.edges.filter(({ source, sourceHandle }) => source === id && sourceHandle !== null && sourceHandle !== 'error');
    const names = new Set(type === 'condition' ? ['true', 'false'] : used.map(({ sourceHandle }) => sourceHandle ?? ''));
    outlets.set(id, type === 'condition' || type === 'switch' ? [...names] : names.size > 1 ? [...names] : []);
  }
  return outlets;
}
