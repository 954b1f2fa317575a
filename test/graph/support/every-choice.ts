import type { Graph, GraphNode } from '../../../common/graph/graph.ts';

/** The nodes that a token reaches, for every trigger that may fire and every combination of handles that nodes may choose. */
export function reachedByEveryChoice(graph: Graph): Set<string>[] {
  const triggers = graph.nodes.filter(({ type, data }) => type === 'trigger' && data.enabled !== false);
  return triggers.flatMap(({ id }) =>
    combinations(
      graph,
      graph.nodes.map((node) => choicesOf(graph, node)),
    ).map((choice) => reached(graph, id, choice)),
  );
}

function combinations(graph: Graph, options: string[][][]): Map<string, string[]>[] {
  let all: Map<string, string[]>[] = [new Map()];
  for (const [index, handles] of options.entries()) {
    const id = graph.nodes[index]?.id ?? '';
    all = all.flatMap((chosen) => handles.map((choice) => new Map([...chosen, [id, choice]])));
  }
  return all;
}

/** The sets of handles that a node can choose. */
function choicesOf(graph: Graph, { id, type, data }: GraphNode): string[][] {
  const error = graph.edges.some(({ source, sourceHandle }) => source === id && sourceHandle === 'error') ? [['error']] : [];
  if (type === 'condition') return data.enabled === false ? [['true']] : [['true'], ['false'], ...error];
  if (type === 'switch') {
    const both = data.config.mode === 'all' ? [['k0', 'k1']] : [];
    return data.enabled === false ? [['default']] : [['default'], ['k0'], ['k1'], ...both, ...error];
  }
  return data.enabled === false || type === 'trigger' ? [['out']] : [['out'], ...error];
}

function reached(graph: Graph, trigger: string, choice: ReadonlyMap<string, string[]>): Set<string> {
  const found = new Set([trigger]);
  for (const id of found) {
    for (const { source, target, sourceHandle } of graph.edges) {
      if (source === id && choice.get(id)?.includes(sourceHandle ?? 'out')) found.add(target);
    }
  }
  return found;
}
