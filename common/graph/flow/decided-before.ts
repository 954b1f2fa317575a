import { BitMatrix, intersect, unite } from './bit-matrix.ts';
import type { Exclusions } from './exclusions.ts';
import type { Flow, Way } from './flow.ts';

/**
 * By node: the nodes that have certainly finished or are certainly skipped by the time it runs. Where it is about a node
 * that joins by `any`, only what holds for every way that may arrive first.
 */
export function findDecidedBefore(flow: Flow, exclusions: Exclusions): BitMatrix {
  const size = flow.index.nodes.length;
  const whenRun = new BitMatrix(size, size);
  // Also holds where the node is skipped instead.
  const whenDecided = new BitMatrix(size, size);
  for (const node of flow.order) {
    const every = everyPredecessor(flow, node, whenDecided);
    const first = anyArrival(flow, node, whenRun, exclusions);
    const races = flow.index.nodes[node]?.data.join === 'any';
    const run = whenRun.row(node);
    run.set(first);
    unite(run, exclusions.byNode.row(node));
    if (!races) unite(run, every);
    whenDecided.row(node).set(every);
    if (races) intersect(whenDecided.row(node), first);
  }
  return whenRun;
}

/** Known when all edges to a node are decided. */
function everyPredecessor(flow: Flow, node: number, whenDecided: BitMatrix): Uint32Array {
  const known = new BitMatrix(1, whenDecided.columns);
  for (const { source } of flow.index.incoming[node] ?? []) {
    unite(known.row(0), whenDecided.row(source));
    known.add(0, source);
  }
  return known.row(0);
}

/** Known when some edge to a node was taken, whichever it was. */
function anyArrival(flow: Flow, node: number, whenRun: BitMatrix, exclusions: Exclusions): Uint32Array {
  const known = new BitMatrix(1, whenRun.columns);
  for (const [place, way] of (flow.arriving[node] ?? []).entries()) {
    const along = knownAlong(way, whenRun, exclusions);
    if (place === 0) known.row(0).set(along);
    else intersect(known.row(0), along);
  }
  return known.row(0);
}

function knownAlong(way: Way, whenRun: BitMatrix, exclusions: Exclusions): Uint32Array {
  const known = new BitMatrix(1, whenRun.columns);
  known.row(0).set(exclusions.byWay.row(way.id));
  if (way.node >= 0) {
    unite(known.row(0), whenRun.row(way.node));
    known.add(0, way.node);
  }
  return known.row(0);
}
