import type { LayoutEdge } from '../layout-model.ts';
import type { Card, Placing } from '../place-nodes.ts';
import { alignLayers } from './align-layers.ts';
import { layeredGraph } from './layered-graph.ts';
import { orderLayers } from './order-layers.ts';
import { type Pair, rankCards } from './rank-cards.ts';
import { relaxLayers } from './relax-layers.ts';

const NODE_GAP = 40;
const EDGE_GAP = 24;
/** a picture wider than this is drawn again with as few cards side by side as make it about as high as it is wide, px */
const WIDE = 24_000;
const LEAST_ABREAST = 16;
/** places where edges pass ranks; with more of them the longest edges run beside the graph */
const MOST_PASSES = 6_000;

/** As `placeNodes`, for graphs with which dagre takes seconds: a bounded number of sweeps, each as long as the graph is large. */
export function placeLayered(cards: readonly Card[], edges: readonly LayoutEdge[]): Placing {
  const placing = placed(cards, edges, cards.length, alignLayers);
  return widthOf(placing) <= WIDE
    ? placing
    : placed(cards, edges, Math.max(LEAST_ABREAST, Math.ceil(Math.sqrt(cards.length))), relaxLayers);
}

function widthOf({ cards, passes }: Placing): number {
  let [from, to] = [0, 0];
  for (const { left } of cards.values()) [from, to] = [Math.min(from, left), Math.max(to, left)];
  for (const xs of passes.values()) for (const x of xs) [from, to] = [Math.min(from, x), Math.max(to, x)];
  return to - from;
}

function placed(cards: readonly Card[], edges: readonly LayoutEdge[], mostAbreast: number, align: typeof alignLayers): Placing {
  const numbers = new Map(cards.map(({ id }, index) => [id, index]));
  const pairs = edges.map(({ source, target }): Pair => [numbers.get(source) ?? 0, numbers.get(target) ?? 0]);
  const ranks = rankCards(cards.length, pairs, mostAbreast);
  const spans = pairs.map(([source, target]) => (ranks[target] ?? 0) - (ranks[source] ?? 0) - 1);
  const aside = longest(spans);
  const graph = layeredGraph(
    ranks,
    pairs,
    cards.map(({ wish }) => wish),
    aside,
  );
  const extents = graph.wishes.map((_, vertex) => {
    const { entry = 0, width = 0 } = cards[vertex] ?? {};
    return { before: entry, after: width - entry };
  });
  const room = (vertex: number) => (vertex < graph.cards ? NODE_GAP : EDGE_GAP);
  const places = align(graph, orderLayers(graph), extents, (a, b) => (room(a) + room(b)) / 2).map(Math.round);
  const end = places.reduce((most, x, vertex) => Math.max(most, x + (extents[vertex]?.after ?? 0)), 0);
  const tracks = tracksBeside(aside, pairs, ranks);
  return {
    cards: new Map(cards.map(({ id, entry }, index) => [id, { left: (places[index] ?? 0) - entry, rank: ranks[index] ?? 0 }])),
    passes: new Map(
      edges.map(({ id }, index) => {
        const track = tracks.get(index);
        const own = (graph.passes[index] ?? []).map((vertex) => places[vertex] ?? 0);
        return [id, track === undefined ? own : Array.from({ length: spans[index] ?? 0 }, () => end + EDGE_GAP * (track + 2))];
      }),
    ),
  };
}

/** The longest edges, as many as it takes for the others to pass few ranks. */
function longest(spans: readonly number[]): Set<number> {
  let total = spans.reduce((sum, span) => sum + Math.max(0, span), 0);
  const aside = new Set<number>();
  const byLength = spans.map((span, edge) => ({ span, edge })).sort((a, b) => b.span - a.span);
  for (const { span, edge } of byLength) {
    if (total <= MOST_PASSES) break;
    aside.add(edge);
    total -= span;
  }
  return aside;
}

/** A track for each edge that runs beside the graph; those that are nowhere at the same rank may share one. */
function tracksBeside(aside: ReadonlySet<number>, pairs: readonly Pair[], ranks: readonly number[]): Map<number, number> {
  const ends: number[] = [];
  const tracks = new Map<number, number>();
  const from = (edge: number) => ranks[pairs[edge]?.[0] ?? 0] ?? 0;
  for (const edge of [...aside].sort((a, b) => from(a) - from(b))) {
    const free = ends.findIndex((rank) => rank < from(edge));
    const track = free < 0 ? ends.length : free;
    ends[track] = ranks[pairs[edge]?.[1] ?? 0] ?? 0;
    tracks.set(edge, track);
  }
  return tracks;
}
