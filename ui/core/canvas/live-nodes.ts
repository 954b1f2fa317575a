import type { ExecutionView } from '../../../common/execution/execution-view.ts';
import { LOOKS_BY_ATTENTION, type Look, lookOfNode } from '../status/look.ts';

/** What runs, else what waits: what one wants to watch. */
export function liveNodes({ nodes }: Pick<ExecutionView, 'nodes'>): string[] {
  const by = (status: string) => nodes.filter((node) => node.status === status).map(({ nodeId }) => nodeId);
  const running = by('running');
  return running.length > 0 ? running : by('paused');
}

/** Where to look first: what is live, else what failed. */
export function focusNodes(view: Pick<ExecutionView, 'nodes'>): string[] {
  const live = liveNodes(view);
  const failed = new Set<Look>(['unknown', 'error']);
  return live.length > 0 ? live : view.nodes.filter((node) => failed.has(lookOfNode(node))).map(({ nodeId }) => nodeId);
}

export interface LookGroup {
  look: Look;
  visits: string[];
}

/** The nodes by look, what wants attention first; a trigger that did not fire stands in none. */
export function groupsByLook({ nodes }: Pick<ExecutionView, 'nodes'>): LookGroup[] {
  const byLook = new Map<Look, string[]>();
  for (const node of nodes) {
    if (node.type === 'trigger' && node.skipped) continue;
    const look = lookOfNode(node);
    const visits = byLook.get(look);
    if (visits === undefined) byLook.set(look, [node.visit]);
    else visits.push(node.visit);
  }
  return LOOKS_BY_ATTENTION.flatMap((look) => {
    const visits = byLook.get(look);
    return visits === undefined ? [] : [{ look, visits }];
  });
}
