import type { Pair } from './rank-cards.ts';

/** A graph in which every link leads to the next rank: a longer edge has a vertex in each rank that it passes. */
export interface LayeredGraph {
  /** the vertices of each rank; the cards first, by number, then the places where edges pass */
  layers: readonly (readonly number[])[];
  up: readonly (readonly number[])[];
  down: readonly (readonly number[])[];
  /** vertices from this number on are places where edges pass */
  cards: number;
  /** per edge, the places where it passes, from above */
  passes: readonly (readonly number[])[];
  /** per vertex, where it should stand across the flow if nothing speaks against it */
  wishes: readonly number[];
}

/** `aside` holds the numbers of edges that do not go through the ranks. */
export function layeredGraph(
  ranks: readonly number[],
  pairs: readonly Pair[],
  cardWishes: readonly number[],
  aside: ReadonlySet<number>,
): LayeredGraph {
  const layers: number[][] = [];
  const [up, down]: [number[][], number[][]] = [[], []];
  const wishes: number[] = [];
  const add = (rank: number, wish: number) => {
    const vertex = wishes.push(wish) - 1;
    up.push([]);
    down.push([]);
    while (layers.length <= rank) layers.push([]);
    layers[rank]?.push(vertex);
    return vertex;
  };
  const link = (from: number, to: number) => {
    down[from]?.push(to);
    up[to]?.push(from);
  };
  for (const [card, rank] of ranks.entries()) add(rank, cardWishes[card] ?? 0);
  const passes = pairs.map(([source, target], edge) => {
    const [from, to] = [ranks[source] ?? 0, ranks[target] ?? 0];
    if (aside.has(edge) || to <= from) return [];
    const own: number[] = [];
    let before = source;
    for (let rank = from + 1; rank < to; rank += 1) {
      const share = (rank - from) / (to - from);
      const pass = add(rank, (cardWishes[source] ?? 0) * (1 - share) + (cardWishes[target] ?? 0) * share);
      link(before, pass);
      own.push(pass);
      before = pass;
    }
    link(before, target);
    return own;
  });
  return { layers, up, down, cards: ranks.length, passes, wishes };
}
