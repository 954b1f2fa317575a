import dagre from '@dagrejs/dagre';
import type { LayoutEdge } from './layout-model.ts';
import { layersOf, type Ranked, settleOrder } from './settle-order.ts';

const NODE_GAP = 40;
/** between two long edges that pass a rank side by side */
const EDGE_GAP = 24;

/** A card in a graph that reads downwards. */
export interface Card {
  id: string;
  /** px across the flow */
  width: number;
  /** px along it */
  height: number;
  /** px from the card's left edge to where edges enter */
  entry: number;
  /** where the author put its entry across the flow */
  wish: number;
}

export interface Placing {
  /** per card, its left edge and the number of its rank */
  cards: ReadonlyMap<string, { left: number; rank: number }>;
  /** per edge, where it passes the ranks between its ends */
  passes: ReadonlyMap<string, readonly number[]>;
}

/** Ranks the cards, orders each rank and finds everyone's place across the flow; how far the ranks lie apart is not decided here. */
export function placeNodes(cards: readonly Card[], edges: readonly LayoutEdge[]): Placing {
  const ordered = [...cards].sort((a, b) => a.wish - b.wish);
  // names of our own: dagre keeps them in plain objects, where `__proto__` would be lost
  const keys = new Map(ordered.map(({ id }, index) => [id, `n${index}`]));
  const wishes = new Map(ordered.map(({ id, wish }) => [keys.get(id) ?? '', wish]));
  const keyOf = (id: string) => keys.get(id) ?? '';
  const wishOf = (key: string) => wishes.get(key) ?? 0;
  const drawing = new dagre.graphlib.Graph({ multigraph: true });
  drawing.setGraph({ rankdir: 'TB', nodesep: NODE_GAP, edgesep: EDGE_GAP, ranksep: 40, ranker: 'network-simplex' });
  for (const { id, width, entry } of ordered) {
    // its middle is where edges enter, so that a chain of cards is joined by straight lines
    drawing.setNode(keyOf(id), { width: 2 * Math.max(entry, width - entry), height: 10 });
  }
  const named = edges.map((edge, index) => ({ edge, name: `e${index}` }));
  const byTarget = named.toSorted((a, b) => wishOf(keyOf(a.edge.target)) - wishOf(keyOf(b.edge.target)));
  for (const { edge, name } of byTarget) drawing.setEdge(keyOf(edge.source), keyOf(edge.target), {}, name);
  dagre.layout(drawing, {
    customOrder: (graph: Ranked, order: (graph: Ranked, options?: { disableOptimalOrderHeuristic: boolean }) => void) => {
      order(graph, { disableOptimalOrderHeuristic: true });
      const drawn = layersOf(graph);
      order(graph);
      for (const layer of settleOrder(graph, drawn, layersOf(graph), wishOf)) {
        for (const [at, node] of layer.entries()) graph.node(node).order = at;
      }
    },
  });

  const at = new Map(ordered.map(({ id }) => [id, drawing.node(keyOf(id)) as { x: number; y: number }]));
  const heights = [...new Set([...at.values()].map(({ y }) => Math.round(y)))].sort((a, b) => a - b);
  const ranks = new Map(heights.map((y, rank) => [y, rank]));
  const rankAt = (y: number) => ranks.get(Math.round(y));
  const passes = new Map<string, readonly number[]>();
  for (const { edge, name } of named) {
    const { points = [] } = drawing.edge(keyOf(edge.source), keyOf(edge.target), name) as { points?: { x: number; y: number }[] };
    // the first and the last point are on the cards' borders; dagre also names some between ranks, where its labels would stand
    passes.set(
      edge.id,
      points.slice(1, -1).flatMap(({ x, y }) => (rankAt(y) === undefined ? [] : [Math.round(x)])),
    );
  }
  return {
    cards: new Map(
      ordered.map(({ id, entry }) => {
        const { x = 0, y = 0 } = at.get(id) ?? {};
        return [id, { left: Math.round(x) - entry, rank: rankAt(y) ?? 0 }];
      }),
    ),
    passes,
  };
}
