import { assignLanes, type Jog } from './assign-lanes.ts';
import { sourcePoint, targetPoint } from './handle-points.ts';
import type { Box, LayoutEdge, Point } from './layout-model.ts';
import { ranksOf } from './ranks-of.ts';

/** how far an edge that leaves at the side goes before it turns */
const SIDE = 18;

export interface RouteRequest {
  down: boolean;
  nodes: Readonly<Record<string, Box>>;
  outletOrder: Readonly<Record<string, readonly string[]>>;
  edges: readonly LayoutEdge[];
  /** per edge, where it passes the ranks between its ends */
  passes: ReadonlyMap<string, readonly Point[]>;
}

/**
 * Lines of axis-parallel pieces. An edge changes its place across the flow only in the gap between two ranks, where no card
 * is; what overlaps there gets lanes of its own, and what goes to the same card shares one.
 */
export function routeEdges({ down, nodes, outletOrder, edges, passes }: RouteRequest): Record<string, Point[]> {
  // everything below is written for a graph that reads downwards; one that reads to the right is the same, mirrored
  const turn = (point: Point): Point => (down ? point : { x: point.y, y: point.x });
  const turnBox = (box: Box): Box => (down ? box : { x: box.y, y: box.x, width: box.height, height: box.width });
  const boxes = Object.fromEntries(Object.entries(nodes).map(([id, box]) => [id, turnBox(box)]));
  const gapBelow = ranksOf(Object.values(boxes));
  const jogs: Jog[] = [];
  const lines = edges.flatMap((edge) => {
    const [from, to] = [nodes[edge.source], nodes[edge.target]];
    if (from === undefined || to === undefined) return [];
    const out = turn(sourcePoint(from, edge.sourceHandle, outletOrder[edge.source] ?? [], down));
    const end = turn(targetPoint(to, down));
    const start = edge.sourceHandle === 'error' ? [out, { x: out.x + SIDE, y: out.y }] : [out];
    // dagre also names points in the gaps, where its labels would stand; only those beside cards matter
    const between = (passes.get(edge.id) ?? []).map(turn).filter(({ y }) => y < gapBelow(y).top);
    const stops = [...start.slice(-1), ...between, end];
    const own: Jog[] = [];
    for (let at = 1; at < stops.length; at += 1) {
      const [above, below] = [stops[at - 1] as Point, stops[at] as Point];
      if (Math.abs(above.x - below.x) < 0.5) continue;
      const gap = gapBelow(above.y);
      own.push({
        gap: gap.top,
        top: gap.top,
        bottom: gap.bottom,
        from: above.x,
        to: below.x,
        merge: at === stops.length - 1 ? edge.target : edge.id,
        y: 0,
      });
    }
    jogs.push(...own);
    return [{ id: edge.id, start, end, jogs: own }];
  });
  assignLanes(jogs);
  return Object.fromEntries(
    lines.map(({ id, start, end, jogs: own }) => {
      const bends = own.flatMap(({ from, to, y }) => [
        { x: from, y },
        { x: to, y },
      ]);
      return [id, straighten([...start, ...bends, end]).map(turn)];
    }),
  );
}

/** Without points that repeat or lie on a straight piece. */
function straighten(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last !== undefined && last.x === point.x && last.y === point.y) continue;
    const onLine =
      before !== undefined &&
      last !== undefined &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (onLine) kept.pop();
    kept.push(point);
  }
  return kept;
}
