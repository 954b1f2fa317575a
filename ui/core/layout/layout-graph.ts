import { alignCards } from './align-cards.ts';
import { directionOf } from './direction-of.ts';
import { placeLayered } from './layered/place-layered.ts';
import type { Box, GraphLayout, LayoutGraph, LayoutNode, Point } from './layout-model.ts';
import { orderOutlets } from './order-outlets.ts';
import { type Card, placeNodes } from './place-nodes.ts';
import { type RoutedCard, routeEdges } from './route-edges.ts';

/** px between two ranks with one lane; sideways, where the cards are wide, more of it is needed to tell columns apart */
const RANK_GAP = { down: 32, right: 56 };
/** px from a card's top to the middle of its body, where handles at its sides lie */
const BODY_MIDDLE = 24;
/** dagre draws a little better, and takes seconds for large graphs */
const MOST_FOR_DAGRE = 100;

/**
 * Places the nodes and routes the edges. The same graph gives the same layout. Left out are edges that name no node and edges
 * that lead back, which an acyclic graph has not; of two nodes or edges with one id, the later counts.
 */
export function layoutGraph(graph: LayoutGraph, place = graph.nodes.length > MOST_FOR_DAGRE ? placeLayered : placeNodes): GraphLayout {
  const direction = directionOf(graph);
  const down = direction === 'down';
  const nodes = [...new Map(graph.nodes.map((node) => [node.id, node])).values()];
  const known = new Set(nodes.map(({ id }) => id));
  const edges = [...new Map(graph.edges.map((edge) => [edge.id, edge])).values()].filter(
    ({ source, target }) => known.has(source) && known.has(target) && source !== target,
  );
  // from here on the graph reads downwards; one that reads to the right is the same, mirrored at the diagonal
  const cards = nodes.map((node) => cardOf(node, down));
  const placing = alignCards(cards, edges, place(cards, edges));
  const entryAt = new Map(cards.map(({ id, entry }) => [id, (placing.cards.get(id)?.left ?? 0) + entry]));
  const order = orderOutlets(nodes, edges, ({ id, target }) => placing.passes.get(id)?.[0] ?? entryAt.get(target) ?? 0);
  const routed = new Map(cards.map((card) => [card.id, withOutlets(card, order.get(card.id) ?? [], down)]));
  const { tops, lines } = routeEdges(routed, edges, placing, RANK_GAP[direction]);

  const turn = ({ x, y }: Point): Point => (down ? { x, y } : { x: y, y: x });
  const boxes = nodes.map(({ id, width, height }): [string, Box] => {
    const { left, rank } = placing.cards.get(id) ?? { left: 0, rank: 0 };
    return [id, { ...turn({ x: left, y: tops[rank] ?? 0 }), width, height }];
  });
  const turned = [...lines].map(([id, points]) => [id, points.map(turn)] as const);
  return {
    direction,
    nodes: Object.fromEntries(boxes),
    edges: Object.fromEntries(turned),
    outletOrder: Object.fromEntries(order),
  };
}

function cardOf({ id, width, height, position }: LayoutNode, down: boolean): Card {
  return down
    ? { id, width, height, entry: Math.round(width / 2), wish: position.x + width / 2 }
    : { id, width: height, height: width, entry: Math.min(BODY_MIDDLE, Math.round(height / 2)), wish: position.y + height / 2 };
}

function withOutlets(card: Card, outlets: readonly string[], down: boolean): RoutedCard {
  return {
    ...card,
    outlet(handle) {
      const at = handle === null ? -1 : outlets.indexOf(handle);
      return at < 0 ? card.entry : Math.round((card.width * (at + 0.5)) / outlets.length);
    },
    errorAt: down ? Math.min(BODY_MIDDLE, card.height / 2) : card.height / 2,
  };
}
