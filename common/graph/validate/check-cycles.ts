import type { GraphIndex } from '../flow/graph-index.ts';
import { topologicalOrder } from '../flow/topological-order.ts';
import type { Problem } from '../problem.ts';

/** No edges lead in a circle. One cycle is named for each group of nodes that can all reach each other. */
export function checkCycles(index: GraphIndex): Problem[] {
  const { rest } = topologicalOrder(index);
  if (rest.length === 0) return [];
  return knots(index, rest).map((knot): Problem => {
    const cycle = cycleIn(index, knot);
    const names = [...cycle, cycle[0] ?? -1].map((node) => `"${index.nodes[node]?.data.label}"`);
    const nodeId = index.nodes[cycle[0] ?? -1]?.id ?? '';
    return { code: 'CYCLE', message: `These nodes lead in a circle: ${names.join(' → ')}.`, severity: 'error', nodeId };
  });
}

/** Groups of nodes that can reach each other: walks forward for an order of finishing, then backward in its reverse. */
function knots(index: GraphIndex, rest: readonly number[]): Set<number>[] {
  const forward = new Set<number>();
  const finished = rest.flatMap((node) => walk(node, forward, (from) => (index.outgoing[from] ?? []).map(({ target }) => target)));
  const left = new Set<number>([...index.nodes.keys()].filter((node) => !forward.has(node)));
  const groups = finished
    .reverse()
    .map((node) => new Set(walk(node, left, (from) => (index.incoming[from] ?? []).map(({ source }) => source))));
  return groups.filter((group) => group.size > 1 || [...group].some((node) => index.outgoing[node]?.some(({ target }) => target === node)));
}

/** The nodes reached from `start` that were not seen yet, each after those that it leads to. */
function walk(start: number, seen: Set<number>, next: (node: number) => number[]): number[] {
  if (seen.has(start)) return [];
  seen.add(start);
  const finished: number[] = [];
  const path = [{ node: start, ahead: next(start) }];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const ahead = top.ahead.pop();
    if (ahead === undefined) {
      finished.push(top.node);
      path.pop();
    } else if (!seen.has(ahead)) {
      seen.add(ahead);
      path.push({ node: ahead, ahead: next(ahead) });
    }
  }
  return finished;
}

/** Some circle among nodes that can all reach each other: goes on inside until it meets its own path. */
function cycleIn(index: GraphIndex, knot: ReadonlySet<number>): number[] {
  const path: number[] = [];
  const place = new Map<number, number>();
  let node = [...knot][0] ?? -1;
  while (!place.has(node)) {
    place.set(node, path.length);
    path.push(node);
    node = index.outgoing[node]?.find(({ target }) => knot.has(target))?.target ?? node;
  }
  return path.slice(place.get(node));
}
