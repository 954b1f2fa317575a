import type { NodeView } from '../../common/execution/execution-view.ts';

/** The visits before and after one in the order of their beginning; those that have not begun come last. */
export function neighbours(nodes: readonly NodeView[], visit: string): { previous: string | null; next: string | null } {
  const order = [...nodes].sort((a, b) => beginning(a) - beginning(b)).map((node) => node.visit);
  const at = order.indexOf(visit);
  if (at < 0) return { previous: null, next: order[0] ?? null };
  return { previous: order[at - 1] ?? null, next: order[at + 1] ?? null };
}

function beginning({ startedAt }: NodeView): number {
  // finite, so that two of them compare as equal
  return startedAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(startedAt);
}
