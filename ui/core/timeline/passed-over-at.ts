import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView } from '../../../common/execution/execution-view.ts';

/**
 * When each node that was passed over was decided, in ms, by node id: the journal tells, the view does not, but it is the
 * moment at which the last of what leads to the node had ended. Nodes of which not even that is known are missing.
 */
export function passedOverAt(view: ExecutionView, graph: ExecutionGraph): Map<string, number> {
  const nodes = new Map(view.nodes.map((node) => [node.nodeId, node]));
  const sources = new Map<string, string[]>();
  for (const { source, target } of graph.edges) sources.set(target, [...(sources.get(target) ?? []), source]);
  const known = new Map<string, number | null>();
  const startMs = Date.parse(view.startedAt);

  function settle(id: string): number | null {
    const before = (sources.get(id) ?? []).map((source) => known.get(source) ?? null);
    return before.some((at) => at === null) ? null : Math.max(startMs, ...before.filter((at) => at !== null));
  }

  // A stack and not recursion: a chain of skipped nodes may be as long as the graph.
  const stack = view.nodes.map(({ nodeId }) => nodeId);
  const opened = new Set<string>();
  while (stack.length > 0) {
    const id = stack.pop();
    if (id === undefined || known.has(id)) continue;
    const node = nodes.get(id);
    const passed = node !== undefined && node.endedAt === null && node.reason !== undefined;
    if (!passed) known.set(id, endedMs(node?.endedAt ?? null));
    else if (opened.has(id)) known.set(id, settle(id));
    else {
      opened.add(id);
      stack.push(id, ...(sources.get(id) ?? []).filter((source) => !known.has(source) && !opened.has(source)));
    }
  }
  return new Map(view.nodes.flatMap(({ nodeId, reason }) => pair(nodeId, reason === undefined ? null : (known.get(nodeId) ?? null))));
}

function pair(id: string, at: number | null): [string, number][] {
  return at === null ? [] : [[id, at]];
}

function endedMs(endedAt: string | null): number | null {
  return endedAt === null ? null : Date.parse(endedAt);
}
