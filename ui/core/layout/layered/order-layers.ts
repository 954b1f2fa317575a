import type { LayeredGraph } from './layered-graph.ts';

/** Sweeps over all ranks, half of them upwards; what they gain after that is little. */
const SWEEPS = 8;
const EXCHANGES = 4;
/** neighbours with more links than this, multiplied, stay as they are */
const MANY_LINKS = 2_500;

/** The order within each rank: as the author drew it, then with fewer crossings as far as a bounded number of sweeps finds them. */
export function orderLayers(graph: LayeredGraph): number[][] {
  const { layers, up, down, wishes } = graph;
  const places = new Float64Array(wishes.length);
  let order = layers.map((layer) => [...layer].sort((a, b) => (wishes[a] ?? 0) - (wishes[b] ?? 0)));
  for (const layer of order) place(layer, places);
  let best = order;
  let least = crossings(order, graph, places);
  for (let sweep = 0; sweep < SWEEPS && least > 0; sweep += 1) {
    const links = sweep % 2 === 0 ? up : down;
    order = order.map((layer) => [...layer]);
    for (const layer of sweep % 2 === 0 ? order : order.toReversed()) {
      const middles = new Map(layer.map((vertex) => [vertex, middle(links[vertex] ?? [], places) ?? places[vertex] ?? 0]));
      layer.sort((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0));
      place(layer, places);
    }
    const count = crossings(order, graph, places);
    if (count < least) [best, least] = [order, count];
  }
  for (const layer of best) place(layer, places);
  for (let pass = 0; pass < EXCHANGES; pass += 1) if (!best.some((layer) => exchange(layer, graph, places))) break;
  return best;
}

function place(layer: readonly number[], places: Float64Array): void {
  for (const [at, vertex] of layer.entries()) places[vertex] = at;
}

function middle(links: readonly number[], places: Float64Array): number | null {
  if (links.length === 0) return null;
  let sum = 0;
  for (const link of links) sum += places[link] ?? 0;
  return sum / links.length;
}

/** Two that stand side by side change places where that saves a crossing. */
function exchange(layer: number[], { up, down }: LayeredGraph, places: Float64Array): boolean {
  let changed = false;
  for (let at = 1; at < layer.length; at += 1) {
    const [left, right] = [layer[at - 1] ?? 0, layer[at] ?? 0];
    let gain = 0;
    for (const links of [up, down]) {
      const [a, b] = [links[left] ?? [], links[right] ?? []];
      if (a.length * b.length > MANY_LINKS) continue;
      for (const x of a) for (const y of b) gain += Math.sign((places[x] ?? 0) - (places[y] ?? 0));
    }
    if (gain <= 0) continue;
    layer[at - 1] = right;
    layer[at] = left;
    places[right] = at - 1;
    places[left] = at;
    changed = true;
  }
  return changed;
}

/** How many pairs of links cross, counted with a tree of sums: links × log of the rank's width. */
function crossings(order: readonly (readonly number[])[], { down }: LayeredGraph, places: Float64Array): number {
  let count = 0;
  for (const [rank, layer] of order.entries()) {
    const width = order[rank + 1]?.length ?? 0;
    const sums = new Int32Array(width + 1);
    let passed = 0;
    for (const vertex of layer) {
      const ends = down[vertex] ?? [];
      for (const end of ends) {
        let upTo = 0;
        for (let at = (places[end] ?? 0) + 1; at > 0; at -= at & -at) upTo += sums[at] ?? 0;
        count += passed - upTo;
      }
      for (const end of ends) for (let at = (places[end] ?? 0) + 1; at <= width; at += at & -at) sums[at] = (sums[at] ?? 0) + 1;
      passed += ends.length;
    }
  }
  return count;
}
