import { BitMatrix, intersect, unite } from './bit-matrix.ts';
import type { Flow, Way } from './flow.ts';

/** What can never run in the same execution, because the choices that lead to it contradict each other. */
export interface Exclusions {
  /** by node: the nodes that are certainly skipped when it runs, and known to be skipped by then */
  byNode: BitMatrix;
  /** by way: the nodes that are certainly skipped when it is taken */
  byWay: BitMatrix;
}

/**
 * A way rules out what is reached only by other ways of the same node, and what its node rules out; a node rules out what
 * every way to it does.
 */
export function findExclusions(flow: Flow): Exclusions {
  const size = flow.index.nodes.length;
  const dominated = reachedOnlyBy(flow);
  const byNode = new BitMatrix(size, size);
  const byWay = new BitMatrix(flow.ways.length, size);
  for (const way of flow.firing) ruleOut(flow, way, dominated, byNode, byWay);
  for (const node of flow.order) {
    for (const [place, way] of (flow.arriving[node] ?? []).entries()) {
      if (place === 0) byNode.row(node).set(byWay.row(way.id));
      else intersect(byNode.row(node), byWay.row(way.id));
    }
    for (const way of flow.leaving[node] ?? []) ruleOut(flow, way, dominated, byNode, byWay);
  }
  mirror(byNode, size);
  for (const way of flow.ways) if (way.node >= 0) unite(byWay.row(way.id), byNode.row(way.node));
  return { byNode, byWay };
}

/** By way: the nodes that are reached by it or not at all. */
function reachedOnlyBy(flow: Flow): BitMatrix {
  const size = flow.index.nodes.length;
  const passed = new BitMatrix(size, flow.ways.length);
  const dominated = new BitMatrix(flow.ways.length, size);
  const along = new BitMatrix(1, flow.ways.length);
  for (const node of flow.order) {
    for (const [place, way] of (flow.arriving[node] ?? []).entries()) {
      along.row(0).fill(0);
      if (way.node >= 0) along.row(0).set(passed.row(way.node));
      along.add(0, way.id);
      if (place === 0) passed.row(node).set(along.row(0));
      else intersect(passed.row(node), along.row(0));
    }
    for (const way of passed.columnsOf(node)) dominated.add(way, node);
  }
  return dominated;
}

function ruleOut(flow: Flow, way: Way, dominated: BitMatrix, byNode: BitMatrix, byWay: BitMatrix): void {
  const row = byWay.row(way.id);
  const siblings = way.node < 0 ? flow.firing : (flow.leaving[way.node] ?? []);
  for (const other of siblings) {
    if (other.id !== way.id && !(way.joinable && other.joinable)) unite(row, dominated.row(other.id));
  }
  if (way.node >= 0) unite(row, byNode.row(way.node));
}

/** If one rules out the other, the other rules out the one. */
function mirror(matrix: BitMatrix, size: number): void {
  for (let node = 0; node < size; node += 1) {
    for (let other = 0; other < node; other += 1) {
      if (matrix.has(node, other)) matrix.add(other, node);
      else if (matrix.has(other, node)) matrix.add(node, other);
    }
  }
}
