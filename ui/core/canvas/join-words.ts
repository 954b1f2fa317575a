import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView } from '../../../common/execution/execution-view.ts';

export interface Join {
  any: boolean;
  /** the edges that lead to the node, by id */
  edges: readonly string[];
}

/** The nodes to which several edges lead. */
export function joinsOf({ nodes, edges }: ExecutionGraph): Map<string, Join> {
  const entering = new Map<string, string[]>();
  for (const { id, target } of edges) {
    const known = entering.get(target);
    if (known === undefined) entering.set(target, [id]);
    else known.push(id);
  }
  return new Map(
    nodes.flatMap(({ id, join }): [string, Join][] => {
      const own = entering.get(id) ?? [];
      return own.length > 1 ? [[id, { any: join === 'any', edges: own }]] : [];
    }),
  );
}

/** What a node that is not decided yet waits for: `first of 3`, `waits for both`, and once one is there `1 of 2`. */
export function joinWords({ any, edges }: Join, states: ExecutionView['edges']): string {
  if (any) return `first of ${edges.length}`;
  const ended = edges.filter((edge) => states[edge] !== undefined).length;
  if (ended > 0) return `${ended} of ${edges.length}`;
  return edges.length === 2 ? 'waits for both' : `waits for all ${edges.length}`;
}
