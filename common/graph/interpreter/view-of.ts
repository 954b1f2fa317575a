import type { WorkflowView } from './contract.ts';
import type { Runtime } from './runtime.ts';
import type { InterpreterState, NodeState } from './state.ts';

const STATUS: Record<NodeState, WorkflowView['nodes'][number]['status']> = {
  waiting: 'idle',
  working: 'running',
  sleeping: 'paused',
  success: 'success',
  error: 'error',
  skipped: 'idle',
  disabled: 'idle',
};

/** The answer to the query `view`: where every node and edge stands. */
export function viewOf(runtime: Runtime, state: InterpreterState): WorkflowView {
  return { status: statusOf(state), error: errorOf(state), edges: edgesOf(runtime, state), nodes: nodesOf(runtime, state) };
}

function statusOf(state: InterpreterState): WorkflowView['status'] {
  if (state.phase !== 'ended') return state.paused ? 'paused' : 'running';
  return errorOf(state) === null ? 'success' : 'error';
}

function errorOf(state: InterpreterState): WorkflowView['error'] {
  if (state.error !== null) {
    const { message, code, nodeId } = state.error;
    return nodeId === undefined ? { message, code } : { message, code, nodeId };
  }
  return state.cancelled ? { message: state.cancelReason ?? 'The execution was cancelled.', code: 'CANCELLED' } : null;
}

function edgesOf(runtime: Runtime, state: InterpreterState): WorkflowView['edges'] {
  const edges: WorkflowView['edges'] = {};
  for (const [index, edge] of runtime.plan.edges.entries()) {
    const ended = state.edges[index];
    if (ended === 1 || ended === 2) edges[edge.id] = ended === 1 ? 'taken' : 'dead';
  }
  return edges;
}

function nodesOf(runtime: Runtime, state: InterpreterState): WorkflowView['nodes'] {
  return runtime.plan.nodes.map((node, index) => {
    const standing = state.nodes[index] ?? 'waiting';
    const error = state.failures[index];
    return {
      visit: node.id,
      nodeId: node.id,
      status: STATUS[standing],
      skipped: standing === 'skipped',
      ...(error === undefined ? {} : { error }),
    };
  });
}
