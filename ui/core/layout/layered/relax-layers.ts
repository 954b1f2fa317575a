import type { Extent, Gap } from './align-layers.ts';
import type { LayeredGraph } from './layered-graph.ts';

/** Sweeps over all ranks, half of them upwards. */
const SWEEPS = 8;
/** how much more than a card an edge on its way insists on its place: it turns less */
const PASS_WEIGHT = 4;

/**
 * Where each vertex stands across the flow, px, for a graph with too many long edges for straight ones: each rank is as near to the
 * ranks beside it as its order and what stands in it allow, so that the picture is hardly wider than its fullest rank.
 */
export function relaxLayers(graph: LayeredGraph, order: readonly (readonly number[])[], extents: readonly Extent[], gap: Gap): number[] {
  const places = Array.from(graph.wishes, () => 0);
  const offsets = order.map((layer) => {
    let at = 0;
    return layer.map((vertex, index) => {
      const before = layer[index - 1];
      if (before !== undefined) at += (extents[before]?.after ?? 0) + gap(before, vertex) + (extents[vertex]?.before ?? 0);
      return at;
    });
  });
  for (const [rank, layer] of order.entries()) {
    const middle = (offsets[rank]?.at(-1) ?? 0) / 2;
    for (const [index, vertex] of layer.entries()) places[vertex] = (offsets[rank]?.[index] ?? 0) - middle;
  }
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const down = sweep % 2 === 0;
    const ranks = [...order.keys()];
    for (const rank of down ? ranks : ranks.toReversed()) {
      const own = order[rank] ?? [];
      const shifts = own.map((vertex, index) => {
        const links = (down ? graph.up : graph.down)[vertex] ?? [];
        const wish = links.length === 0 ? (places[vertex] ?? 0) : links.reduce((sum, link) => sum + (places[link] ?? 0), 0) / links.length;
        return { value: wish - (offsets[rank]?.[index] ?? 0), weight: vertex < graph.cards ? 1 : PASS_WEIGHT };
      });
      for (const [index, value] of ascending(shifts).entries()) {
        const vertex = own[index];
        if (vertex !== undefined) places[vertex] = value + (offsets[rank]?.[index] ?? 0);
      }
    }
  }
  const left = places.reduce((least, x, vertex) => Math.min(least, x - (extents[vertex]?.before ?? 0)), Number.POSITIVE_INFINITY);
  return places.map((x) => x - left);
}

interface Pool {
  value: number;
  weight: number;
  count: number;
}

/** The nearest values that never fall: neighbours that do are pooled into their mean. */
function ascending(values: readonly { value: number; weight: number }[]): number[] {
  const pools: Pool[] = [];
  for (const each of values) {
    let pool: Pool = { ...each, count: 1 };
    for (let before = pools.at(-1); before !== undefined && before.value > pool.value; before = pools.at(-1)) {
      pools.pop();
      const weight = before.weight + pool.weight;
      pool = { value: (before.value * before.weight + pool.value * pool.weight) / weight, weight, count: before.count + pool.count };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ value, count }) => Array.from({ length: count }, () => value));
}
