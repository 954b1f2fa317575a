import type { ExecutionGraph } from '../../common/execution/execution-graph.ts';
import type { ExecutionView, NodeView } from '../../common/execution/execution-view.ts';
import { idleNode } from '../../common/execution/idle-node.ts';

/** The visit as the view has it; one that was not reached yet as the graph has it. */
export function nodeToShow(view: ExecutionView, graph: ExecutionGraph | null, visit: string): NodeView {
  const known = view.nodes.find((node) => node.visit === visit);
  if (known !== undefined) return known;
  const drawn = graph?.nodes.find(({ id }) => id === visit);
  return idleNode({ id: visit, label: drawn?.label ?? visit, type: drawn?.type ?? 'action', actionType: drawn?.actionType });
}
