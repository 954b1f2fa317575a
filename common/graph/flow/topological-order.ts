import type { GraphIndex } from './graph-index.ts';

/** The nodes so that every edge leads onward, and the nodes that lie on or behind a cycle and have no such place. */
export function topologicalOrder(index: GraphIndex): { order: number[]; rest: number[] } {
  const waiting = index.incoming.map((edges) => edges.length);
  const order = [...waiting.keys()].filter((node) => waiting[node] === 0);
  for (let next = 0; next < order.length; next += 1) {
    for (const { target } of index.outgoing[order[next] ?? -1] ?? []) {
      const left = (waiting[target] ?? 0) - 1;
      waiting[target] = left;
      if (left === 0) order.push(target);
    }
  }
  return { order, rest: [...waiting.keys()].filter((node) => (waiting[node] ?? 0) > 0) };
}
