/** What dagre knows of a node while it decides on the order within ranks. */
interface RankedNode {
  rank: number;
  order: number;
  /** of a piece of a long edge: the edge */
  edgeObj?: { v: string; w: string };
}

/** dagre's picture of the graph at that time; its own types are lost, because its declarations import without extensions */
export interface Ranked {
  nodes(): string[];
  node(id: string): RankedNode;
  edges(): { v: string; w: string }[];
}

/** Passes over all ranks; each only ever improves the order, and few are needed. */
const MOST_PASSES = 8;

/** Where a node should stand across the flow, if nothing speaks against it. */
export type Wish = (node: string) => number;

/**
 * The order within each rank: of dagre's two proposals, the one as the author drew it unless it has more crossings, and from
 * there neighbours change places while that saves a crossing, or follows the author without costing one.
 */
export function settleOrder(graph: Ranked, drawn: readonly string[][], swept: readonly string[][], wishOf: Wish): string[][] {
  const links = linksOf(graph);
  const wish = wishesOf(graph, wishOf);
  const layers = crossings(drawn, links) <= crossings(swept, links) ? drawn : facing(swept, wish);
  const order = layers.map((layer) => [...layer]);
  const place = new Map(order.flatMap((layer) => layer.map((node, at) => [node, at] as const)));
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    let changed = false;
    for (const layer of order) changed = exchange(layer, links, place, wish) || changed;
    if (!changed) break;
  }
  return order;
}

/** The ranks as dagre has them now. */
export function layersOf(graph: Ranked): string[][] {
  const layers: string[][] = [];
  for (const node of graph.nodes()) {
    const { rank, order } = graph.node(node);
    while (layers.length <= rank) layers.push([]);
    const layer = layers[rank];
    if (layer !== undefined) layer[order] = node;
  }
  return layers;
}

interface Links {
  up: ReadonlyMap<string, readonly string[]>;
  down: ReadonlyMap<string, readonly string[]>;
}

function linksOf(graph: Ranked): Links {
  const [up, down] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const node of graph.nodes()) {
    up.set(node, []);
    down.set(node, []);
  }
  for (const { v, w } of graph.edges()) {
    down.get(v)?.push(w);
    up.get(w)?.push(v);
  }
  return { up, down };
}

/** A long edge wishes to lie on the straight line between its ends. */
function wishesOf(graph: Ranked, wish: Wish): ReadonlyMap<string, number> {
  return new Map(
    graph.nodes().map((node) => {
      const { rank, edgeObj } = graph.node(node);
      if (edgeObj === undefined) return [node, wish(node)];
      const rankOf = (end: string) => graph.node(end).rank;
      const [from, to] = [rankOf(edgeObj.v), rankOf(edgeObj.w)];
      const share = from === to ? 0 : (rank - from) / (to - from);
      return [node, wish(edgeObj.v) * (1 - share) + wish(edgeObj.w) * share];
    }),
  );
}

/** The order, or its mirror image where that is more like what the author drew. */
function facing(layers: readonly string[][], wish: ReadonlyMap<string, number>): readonly string[][] {
  let agree = 0;
  for (const layer of layers) {
    for (const [at, node] of layer.entries()) {
      const next = layer[at + 1];
      if (next !== undefined) agree += Math.sign((wish.get(next) ?? 0) - (wish.get(node) ?? 0));
    }
  }
  return agree < 0 ? layers.map((layer) => layer.toReversed()) : layers;
}

function exchange(layer: string[], links: Links, place: Map<string, number>, wish: ReadonlyMap<string, number>): boolean {
  let changed = false;
  for (let at = 1; at < layer.length; at += 1) {
    const [left, right] = [layer[at - 1], layer[at]];
    if (left === undefined || right === undefined) continue;
    const gain = [links.up, links.down].reduce((sum, side) => {
      const [a, b] = [side.get(left) ?? [], side.get(right) ?? []];
      return sum + inverted(a, b, place) - inverted(b, a, place);
    }, 0);
    if (gain < 0 || (gain === 0 && (wish.get(left) ?? 0) <= (wish.get(right) ?? 0))) continue;
    layer[at - 1] = right;
    layer[at] = left;
    place.set(right, at - 1);
    place.set(left, at);
    changed = true;
  }
  return changed;
}

/** How often something of the left node's lies right of something of the right node's: that many crossings. */
function inverted(ofLeft: readonly string[], ofRight: readonly string[], place: ReadonlyMap<string, number>): number {
  let count = 0;
  for (const a of ofLeft) for (const b of ofRight) if ((place.get(a) ?? 0) > (place.get(b) ?? 0)) count += 1;
  return count;
}

function crossings(layers: readonly string[][], { down }: Links): number {
  const place = new Map(layers.flatMap((layer) => layer.map((node, at) => [node, at] as const)));
  let count = 0;
  for (const layer of layers) {
    const passed: number[] = [];
    for (const node of layer) {
      const ends = (down.get(node) ?? []).map((end) => place.get(end) ?? 0);
      for (const end of ends) count += passed.length - countUpTo(passed, end);
      for (const end of ends) passed.splice(countUpTo(passed, end), 0, end);
    }
  }
  return count;
}

/** How many of the sorted numbers are not above `limit`. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
