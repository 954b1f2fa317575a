import { PerdureError } from '../../errors/perdure-error.ts';
import { ENGINE_VERSION, PLAN_FORMAT, type Plan } from '../plan.ts';
import type { InterpreterDeps } from './contract.ts';

/** What the interpreter derives from its plan once per workflow; nothing of it is state. */
export interface Runtime extends InterpreterDeps {
  /** index of each node by id */
  nodeIndex: ReadonlyMap<string, number>;
  /** by node: its first incoming edge, -1 without one */
  firstInput: readonly number[];
}

/** Indexes a plan. Throws `PLAN_UNSUPPORTED` for a plan of a later release. */
export function createRuntime(deps: InterpreterDeps): Runtime {
  const { plan } = deps;
  if (plan.format !== PLAN_FORMAT || plan.engine > ENGINE_VERSION) {
    throw new PerdureError(
      'PLAN_UNSUPPORTED',
      `The plan has format ${plan.format} and engine ${plan.engine}; this worker knows format ${PLAN_FORMAT} and engines up to ${ENGINE_VERSION}.`,
    );
  }
  return { ...deps, nodeIndex: new Map(plan.nodes.map((node, index) => [node.id, index])), firstInput: firstInputs(plan) };
}

function firstInputs(plan: Plan): number[] {
  const first = new Array<number>(plan.nodes.length).fill(-1);
  for (const [index, edge] of plan.edges.entries()) if (first[edge.target] === -1) first[edge.target] = index;
  return first;
}
