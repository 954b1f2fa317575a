import type { ExecutionArgs } from '../../../common/activities/execution-args.ts';
import { perdureExecution as interpret } from '../../../workflows/index.ts';

/** The interpreter as a careless change would leave it: outgoing edges are followed in another order. */
export function perdureExecution(args: ExecutionArgs): ReturnType<typeof interpret> {
  const nodes = args.plan.nodes.map((node) => ({
    ...node,
    outputs: Object.fromEntries(Object.entries(node.outputs).map(([handle, edges]) => [handle, [...edges].reverse()])),
  }));
  return interpret({ ...args, plan: { ...args.plan, nodes } });
}
