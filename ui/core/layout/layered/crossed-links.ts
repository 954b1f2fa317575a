import type { LayeredGraph } from './layered-graph.ts';

export const linkKey = (graph: LayeredGraph, above: number, below: number) => above * graph.wishes.length + below;

/** The links that cross an edge on its way through the ranks: they give way to it. */
export function crossedLinks(graph: LayeredGraph, order: readonly (readonly number[])[]): ReadonlySet<number> {
  const { up, cards } = graph;
  const places = new Int32Array(graph.wishes.length);
  for (const layer of order) for (const [at, vertex] of layer.entries()) places[vertex] = at;
  const crossed = new Set<number>();
  for (const [rank, layer] of order.entries()) {
    let [from, scanned] = [0, 0];
    for (const [at, vertex] of layer.entries()) {
      const above = vertex < cards ? undefined : up[vertex]?.find((each) => each >= cards);
      if (above === undefined && at < layer.length - 1) continue;
      const to = above === undefined ? (order[rank - 1]?.length ?? 0) : (places[above] ?? 0);
      for (const below of layer.slice(scanned, at + 1)) {
        for (const each of up[below] ?? []) {
          const place = places[each] ?? 0;
          if ((place < from || place > to) && (each < cards || below < cards)) crossed.add(linkKey(graph, each, below));
        }
      }
      [from, scanned] = [to, at + 1];
    }
  }
  return crossed;
}
