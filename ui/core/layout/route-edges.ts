import { assignLanes, type Jog } from './assign-lanes.ts';
import { joinBelow } from './join-below.ts';
import type { LayoutEdge, Point } from './layout-model.ts';
import type { Card, Placing } from './place-nodes.ts';
import { type Rank, type Trace, traceEdge } from './trace-edge.ts';

const CLEAR = 16;
const LANE_GAP = 12;
/** lanes lie that much nearer to the cards they come from: tabs stand on those they lead to, px */
const LEAN = 3;
/** px between two ranks, whatever lies there; lanes move closer together when there are too many */
const MOST_GAP = 400;

/** A card with its ways out, each in px from its left edge, its top edge or along the flow. */
export interface RoutedCard extends Card {
  /** px from the left edge to a handle at the bottom; an unknown one leaves in the middle */
  outlet(handle: string | null): number;
  /** px from the top to the `error` handle, which lies on the right edge */
  errorAt: number;
}

export interface Routing {
  /** per rank, px from the top of the picture to its cards' top edges */
  tops: readonly number[];
  lines: ReadonlyMap<string, readonly Point[]>;
}

/**
 * Lines of axis-parallel pieces, for a graph that reads downwards. An edge changes its place across the flow only in the gap
 * between two ranks, where no card is; a gap grows with the lanes it needs.
 */
export function routeEdges(
  cards: ReadonlyMap<string, RoutedCard>,
  edges: readonly LayoutEdge[],
  placing: Placing,
  leastGap: number,
): Routing {
  const ranks = ranksOf(cards, edges, placing);
  const entering = countBy(edges, ({ target }) => target);
  const jogs: Jog[] = [];
  const straight = new Set<string>();
  const traced = edges.flatMap((edge) => {
    const [from, to] = [cards.get(edge.source), cards.get(edge.target)];
    const [start, end] = [placing.cards.get(edge.source), placing.cards.get(edge.target)];
    if (from === undefined || to === undefined || start === undefined || end === undefined || end.rank <= start.rank) return [];
    const aside = edge.sourceHandle === 'error';
    const out = start.left + (aside ? from.width : from.outlet(edge.sourceHandle));
    const passes = (placing.passes.get(edge.id) ?? []).slice(0, end.rank - start.rank - 1);
    const trace = traceEdge(out, aside, passes, end.left + to.entry, ranks[start.rank] ?? { cards: [], passes: [] });
    const own = jogsOf(edge, trace, start.rank, (entering.get(edge.target) ?? 0) > 1);
    for (const [index, x] of trace.stops.entries()) if (trace.stops[index + 1] === x) straight.add(`${start.rank + index} ${x}`);
    jogs.push(...own);
    return [{ id: edge.id, from, start, end, out, trace, own }];
  });
  const lanes = assignLanes(jogs, (gap, x) => straight.has(`${gap} ${x}`));
  const detours = joinBelow(jogs, lanes);
  const { tops, bottoms, gaps } = heightsOf(cards, placing, ranks.length, lanes, leastGap);
  const laneY = ({ gap, lane }: Pick<Jog, 'gap' | 'lane'>) => {
    const [room, count] = [gaps[gap] ?? 0, lanes.get(gap) ?? 1];
    const pitch = count < 2 ? 0 : Math.min(LANE_GAP, (room - 2 * CLEAR) / (count - 1));
    return Math.round(((bottoms[gap] ?? 0) + room / 2 - LEAN + (lane - (count - 1) / 2) * pitch) * 10) / 10;
  };
  const lines = traced.map(({ id, from, start, end, out, trace, own }) => {
    const top = tops[start.rank] ?? 0;
    const height = trace.aside ? from.errorAt : from.height;
    const head = [
      { x: out, y: top + height },
      { x: trace.stops[0] ?? out, y: top + height },
    ];
    const bends = own.flatMap((jog) => {
      const detour = detours.get(jog);
      const beside = detour && [jog, { ...jog, lane: detour.lane }].map((at) => ({ x: detour.x, y: laneY(at) }));
      const last = beside?.at(-1)?.y ?? laneY(jog);
      return [{ x: jog.from, y: laneY(jog) }, ...(beside ?? []), { x: jog.to, y: last }];
    });
    return [id, straighten([...head, ...bends, { x: trace.stops.at(-1) ?? out, y: tops[end.rank] ?? 0 }])] as const;
  });
  return { tops, lines: new Map(lines) };
}

/** Edges to one card share their last jog; those of one handle to cards that nothing else leads to share their first. */
function jogsOf(edge: LayoutEdge, { stops }: Trace, rank: number, merges: boolean): Jog[] {
  return stops.slice(1).flatMap((to, index) => {
    const from = stops[index] ?? to;
    if (from === to) return [];
    const last = index === stops.length - 2;
    const net = last && merges ? `to ${edge.target}` : index === 0 ? `of ${edge.source} ${edge.sourceHandle}` : `by ${edge.id}`;
    return [{ gap: rank + index, from, to, net, lane: 0 }];
  });
}

function ranksOf(cards: ReadonlyMap<string, Card>, edges: readonly LayoutEdge[], placing: Placing): Rank[] {
  const ranks: { cards: Rank['cards'][number][]; passes: number[] }[] = [];
  const at = (rank: number) => {
    while (ranks.length <= rank) ranks.push({ cards: [], passes: [] });
    return ranks[rank];
  };
  for (const [id, { left, rank }] of placing.cards) at(rank)?.cards.push({ id, left, rank, width: cards.get(id)?.width ?? 0 });
  for (const { id, source } of edges) {
    const first = (placing.cards.get(source)?.rank ?? 0) + 1;
    for (const [index, x] of (placing.passes.get(id) ?? []).entries()) at(first + index)?.passes.push(x);
  }
  return ranks;
}

function heightsOf(
  cards: ReadonlyMap<string, Card>,
  placing: Placing,
  count: number,
  lanes: ReadonlyMap<number, number>,
  leastGap: number,
) {
  const heights = Array.from({ length: count }, () => 0);
  for (const [id, { rank }] of placing.cards) heights[rank] = Math.max(heights[rank] ?? 0, cards.get(id)?.height ?? 0);
  const [tops, bottoms]: [number[], number[]] = [[], []];
  const gaps = heights.map((_, gap) => Math.min(MOST_GAP, Math.max(leastGap, 2 * CLEAR + LANE_GAP * ((lanes.get(gap) ?? 1) - 1))));
  let y = 0;
  for (const [rank, height] of heights.entries()) {
    tops.push(y);
    bottoms.push(y + height);
    y += height + (gaps[rank] ?? 0);
  }
  return { tops, bottoms, gaps };
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
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
