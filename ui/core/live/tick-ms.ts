import type { ExecutionView } from '../../../common/execution/execution-view.ts';

/** How often what shows the present must be drawn again, in ms: tenths of a second while something runs; null once all has ended. */
export function tickMs({ endedAt, nodes }: Pick<ExecutionView, 'endedAt' | 'nodes'>): number | null {
  if (endedAt !== null) return null;
  return nodes.some(({ status }) => status === 'running') ? 100 : 1_000;
}
