import type { Command } from '../command.ts';
import type { PlanNode } from '../plan.ts';
import type { Runtime } from './runtime.ts';
import { scopeOf } from './scope.ts';
import type { InterpreterState } from './state.ts';
import { stepEdges } from './step-edges.ts';

/** Asks for the step of an action node. */
export function stepCommand(runtime: Runtime, state: InterpreterState, node: PlanNode): Command {
  const { id, label, body } = node;
  if (body.type !== 'action') throw new Error(`The node ${id} of type ${body.type} has no step.`);
  return { type: 'runStep', visit: id, nodeId: id, label, body, scope: scopeOf(runtime, state, node), edges: stepEdges(runtime, node) };
}

/** Asks for the evaluation of a node outside of the workflow. */
export function evaluateCommand(runtime: Runtime, state: InterpreterState, node: PlanNode): Command {
  const { id, label, body } = node;
  return { type: 'evaluate', visit: id, nodeId: id, label, body, scope: scopeOf(runtime, state, node) };
}
