import { useMemo } from 'react';
import type { ExecutionGraph } from '../../common/execution/execution-graph.ts';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import type { GraphLayout } from '../core/layout/layout-model.ts';
import type { LineEdge } from './EdgeLine.tsx';

/** Above so many edges that move, none does. */
const MOST_MOVING = 60;

/** The edges with their routes and states. */
export function useLines(graph: ExecutionGraph, view: ExecutionView, layout: GraphLayout | null, live: boolean): LineEdge[] {
  return useMemo(() => {
    if (layout === null) return [];
    const running = new Set(view.nodes.filter(({ status }) => status === 'running').map(({ nodeId }) => nodeId));
    const feeds = graph.edges.filter(({ id, target }) => view.edges[id] === 'taken' && running.has(target));
    const moving = live && feeds.length <= MOST_MOVING;
    return graph.edges.flatMap((edge): LineEdge[] => {
      const points = layout.edges[edge.id];
      if (points === undefined) return [];
      const state = view.edges[edge.id] ?? 'pending';
      return [
        {
          id: edge.id,
          type: 'line',
          source: edge.source,
          target: edge.target,
          focusable: false,
          selectable: false,
          data: { points, state, feeding: moving && state === 'taken' && running.has(edge.target), error: edge.sourceHandle === 'error' },
        },
      ];
    });
  }, [graph, view.edges, view.nodes, layout, live]);
}
