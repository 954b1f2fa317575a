import { type ExecutionGraph, executionGraphOf } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView } from '../../../common/execution/execution-view.ts';
import { initialView } from '../../../common/execution/initial-view.ts';
import type { Graph } from '../../../common/graph/graph.ts';

/** A version that nobody runs, for drawing: what the canvas needs of it, every node idle. */
export function idleVersion(
  workflow: { id: string; name: string },
  version: number,
  graph: Graph,
): { graph: ExecutionGraph; view: ExecutionView } {
  const head = {
    id: `${workflow.id}-${version}`,
    workflowId: workflow.id,
    workflowName: workflow.name,
    version,
    userName: '',
    triggerType: '',
    input: null,
    startedAt: '1970-01-01T00:00:00.000Z',
    dispatchedAt: null,
  };
  return { graph: executionGraphOf(graph), view: initialView(graph, head) };
}
