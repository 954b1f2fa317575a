import type { LayoutEdge, LayoutNode } from './layout-model.ts';

/**
 * The handles of a rail in the order in which their edges leave, so that edges of one node do not cross each other; `place` says
 * how far across the flow an edge goes first. A handle without an edge keeps its place on the rail.
 */
export function orderOutlets(
  nodes: readonly LayoutNode[],
  edges: readonly LayoutEdge[],
  place: (edge: LayoutEdge) => number,
): Map<string, readonly string[]> {
  const leaving = new Map<string, number[]>();
  const keyOf = (node: string, handle: string) => JSON.stringify([node, handle]);
  for (const edge of edges) {
    if (edge.sourceHandle === null) continue;
    const key = keyOf(edge.source, edge.sourceHandle);
    leaving.set(key, [...(leaving.get(key) ?? []), place(edge)]);
  }
  const middle = (places: readonly number[]) => places.reduce((sum, each) => sum + each, 0) / places.length;
  return new Map(
    nodes.map(({ id, outlets }) => {
      const used = outlets.flatMap((handle) => {
        const places = leaving.get(keyOf(id, handle));
        return places === undefined ? [] : [{ handle, at: middle(places) }];
      });
      const connected = new Set(used.map(({ handle }) => handle));
      const sorted = used.sort((a, b) => a.at - b.at).map(({ handle }) => handle);
      return [id, outlets.map((handle) => (connected.has(handle) ? (sorted.shift() ?? handle) : handle))];
    }),
  );
}
