import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView, NodeView } from '../../../common/execution/execution-view.ts';
import type { LogLine } from '../../../common/execution/journal-event.ts';

/** `seconds` after the beginning of the execution. */
export function at(seconds: number): string {
  return new Date(Date.UTC(2026, 10, 3, 9, 0, 0) + seconds * 1_000).toISOString();
}

export function nodeView(visit: string, rest: Partial<NodeView> = {}): NodeView {
  return {
    visit,
    nodeId: visit,
    label: `Node ${visit}`,
    type: 'action',
    status: 'idle',
    skipped: false,
    attempts: [],
    startedAt: null,
    endedAt: null,
    logs: { count: 0, last: [] },
    ...rest,
  };
}

export function executionView(nodes: NodeView[], rest: Partial<ExecutionView> = {}): ExecutionView {
  return {
    id: '0198f2c4-1111-7000-8000-000000000001',
    workflowId: 'wf-1',
    workflowName: 'Order fulfilment',
    version: 7,
    userName: 'order.desk',
    trigger: { type: 'api' },
    status: 'running',
    closeReason: null,
    stuck: null,
    run: 1,
    seq: 1,
    error: null,
    startedAt: at(0),
    dispatchedAt: at(0.1),
    endedAt: null,
    nodes,
    edges: {},
    ...rest,
  };
}

/** Every node with an edge to the next one. */
export function chain(nodes: NodeView[]): ExecutionGraph {
  return {
    nodes: nodes.map(({ nodeId, type, label }) => ({ id: nodeId, type, label, position: { x: 0, y: 0 }, parentId: null, enabled: true })),
    edges: nodes.slice(1).map(({ nodeId }, index) => {
      const source = nodes[index]?.nodeId ?? '';
      return { id: `${source}-${nodeId}`, source, target: nodeId, sourceHandle: null };
    }),
  };
}

export function logLines(from: number, to: number): LogLine[] {
  return Array.from({ length: to - from }, (_, index) => ({ at: at(from + index), level: 'info', message: `line ${from + index}` }));
}
