import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { LayoutGraph } from '../layout/layout-model.ts';
import { outletsOf } from './outlets-of.ts';

export const CARD_WIDTH = 240;
export const CARD_HEIGHT = 48;
export const RAIL_HEIGHT = 23;

/** What of a graph is laid out: its nodes that lie in no container. */
export function layoutInput(graph: ExecutionGraph): LayoutGraph {
  const outlets = outletsOf(graph);
  return {
    nodes: graph.nodes
      .filter(({ parentId }) => parentId === null)
      .map(({ id, position }) => {
        const own = outlets.get(id) ?? [];
        return { id, position, outlets: own, width: CARD_WIDTH, height: CARD_HEIGHT + (own.length > 0 ? RAIL_HEIGHT : 0) };
      }),
    edges: graph.edges.map(({ id, source, target, sourceHandle }) => ({ id, source, target, sourceHandle })),
  };
}
