/** An edge between two cards, by their numbers. */
export type Pair = readonly [source: number, target: number];

/**
 * The rank of each card: below all that lead to it, and as near to what it leads to as that allows. No rank gets more cards than
 * `most`; what has no room goes further down. Of a circle, which a valid graph has not, one edge leads back.
 */
export function rankCards(count: number, pairs: readonly Pair[], most: number): number[] {
  const down = Array.from({ length: count }, (): number[] => []);
  const open = Array.from({ length: count }, () => 0);
  for (const [source, target] of pairs) {
    down[source]?.push(target);
    open[target] = (open[target] ?? 0) + 1;
  }
  const ranks = Array.from({ length: count }, () => 0);
  const order = open.flatMap((left, card) => (left === 0 ? [card] : []));
  const sizes: number[] = [];
  // it grows while it is read
  for (const card of order) {
    let own = ranks[card] ?? 0;
    while ((sizes[own] ?? 0) >= most) own += 1;
    ranks[card] = own;
    sizes[own] = (sizes[own] ?? 0) + 1;
    for (const target of down[card] ?? []) {
      ranks[target] = Math.max(ranks[target] ?? 0, (ranks[card] ?? 0) + 1);
      open[target] = (open[target] ?? 0) - 1;
      if (open[target] === 0) order.push(target);
    }
  }
  return tighten({ ranks, sizes, most }, order, down, pairs);
}

interface Ranking {
  ranks: number[];
  /** cards per rank */
  sizes: number[];
  most: number;
}

/** Moves down what has more ways out than in: its edges get shorter. */
function tighten({ ranks, sizes, most }: Ranking, order: readonly number[], down: readonly (readonly number[])[], pairs: readonly Pair[]) {
  const entering = Array.from({ length: ranks.length }, () => 0);
  for (const [, target] of pairs) entering[target] = (entering[target] ?? 0) + 1;
  for (const card of order.toReversed()) {
    const own = ranks[card] ?? 0;
    const below = (down[card] ?? []).map((target) => ranks[target] ?? 0).filter((rank) => rank > own);
    if (below.length <= (entering[card] ?? 0)) continue;
    let to = Math.min(...below) - 1;
    while (to > own && (sizes[to] ?? 0) >= most) to -= 1;
    if (to <= own) continue;
    ranks[card] = to;
    sizes[own] = (sizes[own] ?? 0) - 1;
    sizes[to] = (sizes[to] ?? 0) + 1;
  }
  return ranks;
}
