import { linkKey } from './crossed-links.ts';
import type { LayeredGraph } from './layered-graph.ts';

/** Per vertex, the vertex that names its block: vertices of one block stand in one line along the flow. */
export type Alignment = Int32Array;

/** Puts each vertex below the middle one of those that lead to it (`upwards`: above those it leads to), unless another is there. */
export function alignBlocks(
  graph: LayeredGraph,
  order: readonly (readonly number[])[],
  upwards: boolean,
  crossed: ReadonlySet<number>,
): Alignment {
  const count = graph.wishes.length;
  const places = new Int32Array(count);
  for (const layer of order) for (const [at, vertex] of layer.entries()) places[vertex] = at;
  const roots = Int32Array.from({ length: count }, (_, vertex) => vertex);
  const continued = new Uint8Array(count);
  for (const layer of upwards ? order.toReversed() : order) {
    let last = -1;
    for (const vertex of layer) {
      const links = [...((upwards ? graph.down : graph.up)[vertex] ?? [])].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
      if (links.length === 0) continue;
      const middle = (links.length - 1) / 2;
      for (const link of new Set([links[Math.floor(middle)] ?? 0, links[Math.ceil(middle)] ?? 0])) {
        const key = upwards ? linkKey(graph, vertex, link) : linkKey(graph, link, vertex);
        if (roots[vertex] !== vertex || continued[link] === 1 || (places[link] ?? 0) <= last || crossed.has(key)) continue;
        roots[vertex] = roots[link] ?? link;
        continued[link] = 1;
        last = places[link] ?? 0;
      }
    }
  }
  return roots;
}
