import dagre from '@dagrejs/dagre';
import { directionOf } from './direction-of.ts';
import type { Box, GraphLayout, LayoutEdge, LayoutGraph, LayoutNode, Point } from './layout-model.ts';
import { routeEdges } from './route-edges.ts';

/** px between two ranks, room for a few lanes */
const RANK_GAP = 48;
const NODE_GAP = 40;
/** above so many nodes dagre's best ranker takes seconds */
const MANY_NODES = 400;

/** Places the nodes and routes the edges. The same graph gives the same layout; an edge that names no node is left out. */
export function layoutGraph(graph: LayoutGraph): GraphLayout {
  const direction = directionOf(graph);
  const down = direction === 'down';
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const edges = [...new Map(graph.edges.map((edge) => [edge.id, edge])).values()].filter(
    ({ source, target }) => byId.has(source) && byId.has(target) && source !== target,
  );
  const drawing = new dagre.graphlib.Graph({ multigraph: true });
  const ranker = byId.size > MANY_NODES ? 'longest-path' : 'network-simplex';
  drawing.setGraph({ rankdir: down ? 'TB' : 'LR', ranksep: RANK_GAP, nodesep: NODE_GAP, edgesep: 32, ranker });
  const across = ({ position }: LayoutNode) => (down ? position.x : position.y);
  for (const node of [...byId.values()].sort((a, b) => across(a) - across(b))) {
    drawing.setNode(node.id, { width: node.width, height: node.height });
  }
  for (const { id, source, target } of edges) drawing.setEdge(source, target, {}, id);
  dagre.layout(drawing);

  const nodes: Record<string, Box> = {};
  for (const { id, width, height } of byId.values()) {
    const { x, y } = drawing.node(id) as Point;
    nodes[id] = { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height };
  }
  const passes = new Map<string, readonly Point[]>();
  for (const { id, source, target } of edges) {
    // the first and the last are where dagre would cut the cards' borders
    const { points = [] } = drawing.edge(source, target, id) as { points?: Point[] };
    passes.set(id, points.slice(1, -1));
  }
  const outletOrder = orderOutlets([...byId.values()], edges, nodes, down);
  return { direction, nodes, edges: routeEdges({ down, nodes, outletOrder, edges, passes }), outletOrder };
}

/** Cells in the order in which their edges leave, so that edges of one node do not cross each other. */
function orderOutlets(nodes: readonly LayoutNode[], edges: readonly LayoutEdge[], boxes: Readonly<Record<string, Box>>, down: boolean) {
  const order: Record<string, readonly string[]> = {};
  for (const { id, outlets } of nodes) {
    if (outlets.length < 2) {
      order[id] = outlets;
      continue;
    }
    const centre = (handle: string) => {
      const targets = edges.filter((edge) => edge.source === id && edge.sourceHandle === handle).map(({ target }) => boxes[target]);
      const places = targets.flatMap((box) => (box === undefined ? [] : [down ? box.x + box.width / 2 : box.y + box.height / 2]));
      return places.length === 0 ? Number.POSITIVE_INFINITY : places.reduce((sum, place) => sum + place, 0) / places.length;
    };
    const place = new Map(outlets.map((handle) => [handle, centre(handle)]));
    order[id] = [...outlets].sort((a, b) => (place.get(a) === place.get(b) ? 0 : (place.get(a) ?? 0) - (place.get(b) ?? 0)));
  }
  return order;
}
