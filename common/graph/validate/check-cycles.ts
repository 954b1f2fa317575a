import type { Problem } from '../problem.ts';
import type { GraphIndex } from './graph-index.ts';
import { topologicalOrder } from './topological-order.ts';

/** No edges lead in a circle. One cycle is named per group of nodes that hang together in one. */
export function checkCycles(index: GraphIndex): Problem[] {
  const left = new Set(topologicalOrder(index).rest);
  const problems: Problem[] = [];
  for (const start of left) {
    const cycle = cycleFrom(index, start, left);
    if (cycle.length === 0) continue;
    const names = [...cycle, cycle[0] ?? -1].map((node) => `"${index.nodes[node]?.data.label}"`);
    const nodeId = index.nodes[cycle[0] ?? -1]?.id ?? '';
    problems.push({ code: 'CYCLE', message: `These nodes lead in a circle: ${names.join(' → ')}.`, severity: 'error', nodeId });
  }
  return problems;
}

/** Walks backwards, where every node that is left has a predecessor that is left, until it meets its own path. */
function cycleFrom(index: GraphIndex, start: number, left: Set<number>): number[] {
  const path: number[] = [];
  const place = new Map<number, number>();
  let node: number | undefined = start;
  while (node !== undefined && left.has(node)) {
    const met = place.get(node);
    if (met !== undefined) {
      for (const seen of path) left.delete(seen);
      return path.slice(met).reverse();
    }
    place.set(node, path.length);
    path.push(node);
    node = (index.incoming[node] ?? []).find(({ source }) => left.has(source))?.source;
  }
  for (const seen of path) left.delete(seen);
  return [];
}
