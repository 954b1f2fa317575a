import { useMemo, useRef } from 'react';
import type { ExecutionGraph } from '../../common/execution/execution-graph.ts';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import type { GraphLayout } from '../core/layout/layout-model.ts';
import type { LineData, LineEdge } from './EdgeLine.tsx';

/** The edges with their routes and states, each the same object as before unless something of it changed. */
export function useLines(graph: ExecutionGraph, view: ExecutionView, layout: GraphLayout | null): LineEdge[] {
  const before = useRef(new Map<string, LineEdge>());
  return useMemo(() => {
    const running = new Set(view.nodes.filter(({ status }) => status === 'running').map(({ nodeId }) => nodeId));
    const lines = graph.edges.flatMap(({ id, source, target, sourceHandle }): LineEdge[] => {
      const points = layout?.edges[id];
      if (points === undefined) return [];
      const state = view.edges[id] ?? 'pending';
      const data: LineData = { points, state, feeding: state === 'taken' && running.has(target), error: sourceHandle === 'error' };
      const known = before.current.get(id);
      if (known?.data !== undefined && same(known.data, data)) return [known];
      return [{ id, type: 'line', source, target, focusable: false, selectable: false, zIndex: state === 'taken' ? 1 : 0, data }];
    });
    before.current = new Map(lines.map((line) => [line.id, line]));
    return lines;
  }, [graph, view.edges, view.nodes, layout]);
}

function same(a: LineData, b: LineData): boolean {
  return a.points === b.points && a.state === b.state && a.feeding === b.feeding && a.error === b.error;
}
