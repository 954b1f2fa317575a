import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { GraphLayout } from '../layout/layout-model.ts';

const KEYS: Record<string, { down: 'next' | 'before' | 'left' | 'right'; right: 'next' | 'before' | 'left' | 'right' }> = {
  ArrowDown: { down: 'next', right: 'right' },
  ArrowUp: { down: 'before', right: 'left' },
  ArrowRight: { down: 'right', right: 'next' },
  ArrowLeft: { down: 'left', right: 'before' },
};

/** The node to which an arrow key leads: along an edge, or to the nearest one beside it on the same rank. */
export function neighbourOf(graph: ExecutionGraph, layout: GraphLayout, id: string, key: string): string | null {
  const way = KEYS[key]?.[layout.direction];
  if (way === undefined) return null;
  const across = (node: string) => (layout.direction === 'down' ? (layout.nodes[node]?.x ?? 0) : (layout.nodes[node]?.y ?? 0));
  const along = (node: string) => (layout.direction === 'down' ? (layout.nodes[node]?.y ?? 0) : (layout.nodes[node]?.x ?? 0));
  const nearest = (nodes: string[]) => nodes.sort((a, b) => Math.abs(across(a) - across(id)) - Math.abs(across(b) - across(id)))[0] ?? null;
  if (way === 'next') return nearest(graph.edges.filter(({ source }) => source === id).map(({ target }) => target));
  if (way === 'before') return nearest(graph.edges.filter(({ target }) => target === id).map(({ source }) => source));
  const sign = way === 'right' ? 1 : -1;
  return nearest(
    Object.keys(layout.nodes).filter((other) => Math.abs(along(other) - along(id)) < 40 && (across(other) - across(id)) * sign > 0),
  );
}
