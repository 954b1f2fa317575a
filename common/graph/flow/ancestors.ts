import { BitMatrix, unite } from './bit-matrix.ts';
import type { GraphIndex } from './graph-index.ts';
import { topologicalOrder } from './topological-order.ts';

/** By node: the nodes from which arrows lead to it, over any number of steps. Nodes on or behind a cycle have none. */
export function findAncestors(index: GraphIndex): BitMatrix {
  const ancestors = new BitMatrix(index.nodes.length, index.nodes.length);
  for (const node of topologicalOrder(index).order) {
    for (const { source } of index.incoming[node] ?? []) {
      unite(ancestors.row(node), ancestors.row(source));
      ancestors.add(node, source);
    }
  }
  return ancestors;
}
