import type { Flow, Way } from './flow.ts';

/** Answers for one set of nodes: a path on which a reader runs though none of them does. */
export interface UnassignedPaths {
  /** the nodes on such a path to `reader`, itself included; null when one of the set runs whenever the reader does */
  pathTo(reader: number): number[] | null;
}

/**
 * Looks for executions in which none of `targets` runs. A node leads to them inevitably if in each of its ways something
 * does; such a path may take only ways on which nothing does.
 */
export function findUnassignedPaths(flow: Flow, targets: ReadonlySet<number>): UnassignedPaths {
  const inevitable = inevitableNodes(flow, targets);
  const safe = (way: Way) => !way.targets.some((target) => inevitable[target]);
  const cameBy = new Map<number, Way>();
  const visit = (way: Way) => {
    if (!safe(way)) return;
    for (const target of way.targets) if (!cameBy.has(target)) cameBy.set(target, way);
  };
  for (const way of flow.ways) if (way.node === -1) visit(way);
  for (const node of flow.order) if (cameBy.has(node)) for (const way of flow.leaving[node] ?? []) visit(way);
  return { pathTo: (reader) => (cameBy.has(reader) ? pathTo(cameBy, reader) : null) };
}

function inevitableNodes(flow: Flow, targets: ReadonlySet<number>): boolean[] {
  const inevitable = flow.index.nodes.map((_, node) => targets.has(node));
  for (const node of [...flow.order].reverse()) {
    const ways = flow.leaving[node] ?? [];
    if (ways.length === 0 || flow.stops[node]) continue;
    if (ways.every((way) => way.targets.some((target) => inevitable[target]))) inevitable[node] = true;
  }
  return inevitable;
}

function pathTo(cameBy: ReadonlyMap<number, Way>, reader: number): number[] {
  const path: number[] = [];
  for (let node = reader; node >= 0; node = cameBy.get(node)?.node ?? -1) path.push(node);
  return path.reverse();
}
