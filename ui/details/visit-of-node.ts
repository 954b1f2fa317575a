import type { ExecutionView } from '../../common/execution/execution-view.ts';

/** The visit of a node to look at, seen from `near`: of the same pass of a loop where there is one, else the last. */
export function visitOfNode(view: ExecutionView, nodeId: string, near: string): string | null {
  const path = near.slice(0, near.lastIndexOf('/') + 1);
  const visits = view.nodes.filter((node) => node.nodeId === nodeId).map(({ visit }) => visit);
  return visits.find((visit) => visit === `${path}${nodeId}`) ?? visits.at(-1) ?? null;
}
