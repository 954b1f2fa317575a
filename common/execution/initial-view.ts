import type { Graph } from '../graph/graph.ts';
import type { ExecutionHead } from './execution-head.ts';
import type { ExecutionView } from './execution-view.ts';
import { idleNode } from './idle-node.ts';
import { shownValue } from './view-value.ts';

/**
 * The view before any event: every node of the graph that lies in no container, in the graph's order, `idle`. `graph` may
 * leave out what a view does not show (config other than `actionType`, positions, edges).
 */
export function initialView(graph: Pick<Graph, 'nodes'>, head: ExecutionHead): ExecutionView {
  return {
    id: head.id,
    workflowId: head.workflowId,
    workflowName: head.workflowName,
    version: head.version,
    userName: head.userName,
    trigger: { type: head.triggerType },
    status: 'running',
    closeReason: null,
    stuck: null,
    run: 1,
    seq: 0,
    ...shownValue('input', head.input),
    output: null,
    error: null,
    startedAt: head.startedAt,
    dispatchedAt: head.dispatchedAt,
    endedAt: null,
    nodes: graph.nodes
      .filter(({ parentId }) => parentId === undefined || parentId === null)
      .map(({ id, type, data }) => idleNode({ id, type, label: data.label, actionType: data.config.actionType })),
    edges: {},
  };
}
