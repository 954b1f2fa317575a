import type { GraphIndex } from '../flow/graph-index.ts';
import type { Problem } from '../problem.ts';

/** Nodes lie at the top level or in a forEach node, and no forEach node is empty. */
export function checkContainers(index: GraphIndex): Problem[] {
  const problems: Problem[] = [];
  const filled = new Set<number>();
  for (const node of index.nodes) {
    if (node.parentId === null || node.parentId === undefined) continue;
    const parent = index.byId.get(node.parentId);
    const container = parent === undefined ? undefined : index.nodes[parent];
    if (parent !== undefined) filled.add(parent);
    if (container?.type === 'forEach' && node.type !== 'trigger' && !isInItself(index, node.id)) continue;
    const message =
      node.type === 'trigger'
        ? `The trigger "${node.data.label}" lies in a container.`
        : `"${node.data.label}" lies in "${container?.data.label ?? node.parentId}", which is no forEach node that could hold it.`;
    problems.push({ code: 'CONTAINER_INVALID', message, severity: 'error', nodeId: node.id });
  }
  for (const [position, node] of index.nodes.entries()) {
    if (node.type !== 'forEach' || filled.has(position)) continue;
    problems.push({ code: 'EMPTY_BODY', message: `The loop "${node.data.label}" has no body.`, severity: 'error', nodeId: node.id });
  }
  return problems;
}

function isInItself(index: GraphIndex, id: string): boolean {
  const seen = new Set<string>([id]);
  let parent = parentOf(index, id);
  while (parent !== null) {
    if (parent === id) return true;
    if (seen.has(parent)) return false;
    seen.add(parent);
    parent = parentOf(index, parent);
  }
  return false;
}

function parentOf(index: GraphIndex, id: string): string | null {
  return index.nodes[index.byId.get(id) ?? -1]?.parentId ?? null;
}
