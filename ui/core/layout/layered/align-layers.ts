import { type Alignment, alignBlocks } from './align-blocks.ts';
import { compactBlocks } from './compact-blocks.ts';
import { crossedLinks } from './crossed-links.ts';
import type { LayeredGraph } from './layered-graph.ts';

/** What a vertex needs to both sides of where its edges enter, px. */
export interface Extent {
  before: number;
  after: number;
}

/** px between two vertices that stand side by side */
export type Gap = (left: number, right: number) => number;

/**
 * Where each vertex stands across the flow, px, after Brandes and Köpf, "Fast and simple horizontal coordinate assignment"
 * (2002): four drawings that each make as many links straight as they can, and of each vertex' four places the mean of the
 * middle two. Time and memory grow as the graph does. Edges are straight where they pass ranks.
 */
export function alignLayers(graph: LayeredGraph, order: readonly (readonly number[])[], extents: readonly Extent[], gap: Gap): number[] {
  const crossed = crossedLinks(graph, order);
  const drawings = [false, true].flatMap((upwards) =>
    [false, true].map((mirrored) => {
      const seen = mirrored ? order.map((layer) => layer.toReversed()) : order;
      const blocks: Alignment = alignBlocks(graph, seen, upwards, crossed);
      const apart: Gap = (left, right) =>
        mirrored
          ? (extents[left]?.before ?? 0) + gap(right, left) + (extents[right]?.after ?? 0)
          : (extents[left]?.after ?? 0) + gap(left, right) + (extents[right]?.before ?? 0);
      const places = compactBlocks(seen, blocks, apart);
      return mirrored ? places.map((x) => -x) : places;
    }),
  );
  return balance(drawings);
}

/** The drawings lie on the narrowest of them, those that lean to the left at its left edge, the others at its right one. */
function balance(drawings: readonly (readonly number[])[]): number[] {
  const spans = drawings.map((places) =>
    places.reduce<[number, number]>(([from, to], x) => [Math.min(from, x), Math.max(to, x)], [Infinity, -Infinity]),
  );
  const narrowest = [...spans].sort(([a = 0, b = 0], [c = 0, d = 0]) => b - a - (d - c))[0] ?? [0, 0];
  const shifts = spans.map(([from = 0, to = 0], index) => (index % 2 === 0 ? (narrowest[0] ?? 0) - from : (narrowest[1] ?? 0) - to));
  return (drawings[0] ?? []).map((_, vertex) => {
    const places = drawings.map((drawing, index) => (drawing[vertex] ?? 0) + (shifts[index] ?? 0)).sort((a, b) => a - b);
    return ((places[1] ?? 0) + (places[2] ?? 0)) / 2;
  });
}
