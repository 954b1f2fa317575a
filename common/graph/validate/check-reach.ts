import type { GraphIndex } from '../flow/graph-index.ts';
import type { Problem } from '../problem.ts';

/** There is an enabled trigger, and arrows lead from one to every node. Nodes in a container are reached with it. */
export function checkReach(index: GraphIndex): Problem[] {
  const found = [...index.nodes.keys()].filter((node) => isEnabledTrigger(index, node));
  if (found.length === 0) {
    return [{ code: 'NO_TRIGGER', message: 'The graph has no enabled trigger, so that nothing can start it.', severity: 'error' }];
  }
  const reached = new Set(found);
  for (const node of found) {
    for (const { target } of index.outgoing[node] ?? []) {
      if (reached.has(target)) continue;
      reached.add(target);
      found.push(target);
    }
  }
  return [...index.nodes.entries()].flatMap(([position, node]): Problem[] => {
    const exempt = node.type === 'trigger' || typeof node.parentId === 'string';
    if (exempt || reached.has(position)) return [];
    return [{ code: 'UNREACHABLE_NODE', message: `No enabled trigger leads to "${node.data.label}".`, severity: 'error', nodeId: node.id }];
  });
}

function isEnabledTrigger(index: GraphIndex, position: number): boolean {
  const node = index.nodes[position];
  return node?.type === 'trigger' && node.data.enabled !== false;
}
