import type { Flow, Way } from './flow.ts';

/** Answers for one set of nodes: a path on which a reader runs though none of them does. */
export interface UnassignedPaths {
  /** the nodes on such a path to `reader`, itself included; null when one of the set runs whenever the reader does */
  pathTo(reader: number): number[] | null;
}

const NONE = -1;

/**
 * Looks for executions in which none of `targets` runs. A node leads to them inevitably if in each of its ways something
 * does; such a path may take only ways on which nothing does.
 */
export function findUnassignedPaths(flow: Flow, targets: ReadonlySet<number>): UnassignedPaths {
  const inevitable = inevitableNodes(flow, targets);
  // By node: the way by which it was reached.
  const cameBy = new Int32Array(flow.index.nodes.length).fill(NONE);
  const visit = (way: Way) => {
    if (leadsInto(way, inevitable)) return;
    for (const target of way.targets) if (cameBy[target] === NONE) cameBy[target] = way.id;
  };
  for (const way of flow.firing) visit(way);
  for (const node of flow.order) if (cameBy[node] !== NONE) for (const way of flow.leaving[node] ?? []) visit(way);
  return { pathTo: (reader) => (cameBy[reader] === NONE ? null : pathTo(flow, cameBy, reader)) };
}

/** By node, 1: whatever it chooses, one of `targets` runs. */
function inevitableNodes(flow: Flow, targets: ReadonlySet<number>): Uint8Array {
  const inevitable = new Uint8Array(flow.index.nodes.length);
  for (const target of targets) inevitable[target] = 1;
  for (let place = flow.order.length - 1; place >= 0; place -= 1) {
    const node = flow.order[place] ?? NONE;
    const ways = flow.leaving[node] ?? [];
    if (ways.length > 0 && !flow.stops[node] && ways.every((way) => leadsInto(way, inevitable))) inevitable[node] = 1;
  }
  return inevitable;
}

function leadsInto(way: Way, nodes: Uint8Array): boolean {
  for (const target of way.targets) if (nodes[target] === 1) return true;
  return false;
}

function pathTo(flow: Flow, cameBy: Int32Array, reader: number): number[] {
  const path: number[] = [];
  for (let node = reader; node >= 0; node = flow.ways[cameBy[node] ?? NONE]?.node ?? NONE) path.push(node);
  return path.reverse();
}
