/** Where the cards of one graph lie, read downwards; px. */
export interface Placed {
  id: string;
  left: number;
  width: number;
  rank: number;
}

/** An edge on its way from rank to rank. */
export interface Trace {
  /** where it is across the flow: below its source's rank, at each rank between, and above its target */
  stops: readonly number[];
  /** it leaves at the card's side, and comes down at the first stop */
  aside: boolean;
}

/** how far an edge that leaves at the side goes before it turns, px: its word stands there, where nothing else does */
const SIDE = 76;
/** and beside another card */
const SIDE_LEAST = 18;
const CLEAR = 16;
/** a turn smaller than this is not worth drawing, px */
const TINY = 16;

/** What else is in the rank: cards, and edges on their way through it. */
export interface Rank {
  cards: readonly Placed[];
  passes: readonly number[];
}

/** `out` is where the edge leaves across the flow, `entry` where it arrives, `passes` where dagre leads it through the ranks between. */
export function traceEdge(out: number, aside: boolean, passes: readonly number[], entry: number, rank: Rank): Trace {
  const stops = [...passes, entry];
  for (let at = stops.length - 2; at >= 0; at -= 1) {
    const [stop, next] = [stops[at] ?? 0, stops[at + 1] ?? 0];
    if (Math.abs(stop - next) < TINY) stops[at] = next;
  }
  if (!aside) return { stops: [out, ...stops], aside };
  const first = stops[0] ?? entry;
  const free = (to: number) =>
    rank.cards.every(({ left, width }) => left + width <= out || left >= to + CLEAR) && rank.passes.every((x) => x < out || x > to + CLEAR);
  const turn = first >= out + SIDE_LEAST && free(first) ? first : out + (free(out + SIDE) ? SIDE : SIDE_LEAST);
  return { stops: [turn, ...stops], aside };
}
