import type { Alignment } from './align-blocks.ts';

/** What stands beside a block, and how far its line is from the block's, px. */
interface Beside {
  block: number;
  apart: number;
}

/** Moves every block as far to the left as what stands left of it allows, then back to the right up to what stands there. */
export function compactBlocks(
  order: readonly (readonly number[])[],
  roots: Alignment,
  apart: (left: number, right: number) => number,
): number[] {
  const right: Beside[][] = Array.from(roots, () => []);
  const open = new Int32Array(roots.length);
  for (const layer of order) {
    for (let at = 1; at < layer.length; at += 1) {
      const [a, b] = [layer[at - 1] ?? 0, layer[at] ?? 0];
      const block = roots[b] ?? b;
      right[roots[a] ?? a]?.push({ block, apart: apart(a, b) });
      open[block] = (open[block] ?? 0) + 1;
    }
  }
  const places = Array.from(roots, () => 0);
  const done: number[] = [];
  const ready = Array.from(roots, (root, vertex) => ({ root, vertex })).flatMap(({ root, vertex }) =>
    root === vertex && open[vertex] === 0 ? [vertex] : [],
  );
  for (let block = ready.pop(); block !== undefined; block = ready.pop()) {
    done.push(block);
    for (const next of right[block] ?? []) {
      places[next.block] = Math.max(places[next.block] ?? 0, (places[block] ?? 0) + next.apart);
      open[next.block] = (open[next.block] ?? 0) - 1;
      if (open[next.block] === 0) ready.push(next.block);
    }
  }
  for (const block of done.toReversed()) {
    const limit = Math.min(...(right[block] ?? []).map((next) => (places[next.block] ?? 0) - next.apart));
    if (Number.isFinite(limit)) places[block] = Math.max(places[block] ?? 0, limit);
  }
  return places.map((_, vertex) => places[roots[vertex] ?? vertex] ?? 0);
}
