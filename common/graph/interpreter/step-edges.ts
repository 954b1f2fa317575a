import type { EdgeStates } from '../../execution/journal-event.ts';
import type { StepEdges } from '../command.ts';
import { defaultHandle } from '../handles.ts';
import type { PlanNode } from '../plan.ts';
import { handlesFailure } from './end-node.ts';
import type { Runtime } from './runtime.ts';

/** What becomes of a node's outgoing edges when it succeeds and when it fails. */
export function stepEdges(runtime: Runtime, node: PlanNode): StepEdges {
  return {
    success: edgesBy(runtime, node, defaultHandle(node.body.type)),
    error: edgesBy(runtime, node, 'error'),
    handled: handlesFailure(node),
  };
}

function edgesBy(runtime: Runtime, node: PlanNode, chosen: string | null): EdgeStates {
  const states: EdgeStates = {};
  for (const [handle, edges] of Object.entries(node.outputs)) {
    for (const index of edges) states[runtime.plan.edges[index]?.id ?? ''] = handle === chosen ? 'taken' : 'dead';
  }
  return states;
}
