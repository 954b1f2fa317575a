import type { GraphNode } from '../graph.ts';
import { defaultHandle } from '../handles.ts';
import { switchCases } from '../switch-cases.ts';
import { type GraphIndex, isNodeType } from './graph-index.ts';
import { topologicalOrder } from './topological-order.ts';

/** One way in which a node can end and on which something follows. Which trigger fires is a choice of this kind, too. */
export interface Way {
  /** its place in `Flow.ways` */
  id: number;
  /** the node that ends so; -1: before any node, when a trigger fires */
  node: number;
  handle: string;
  targets: readonly number[];
  /** whether it can be taken together with others of the same node (cases of a switch of mode `all`) */
  joinable: boolean;
}

/** A graph without cycles, as tokens can move through it. Parts that no token can reach have no ways. */
export interface Flow {
  index: GraphIndex;
  /** nodes, every one after those that lead to it */
  order: readonly number[];
  ways: readonly Way[];
  /** those that are the firing of a trigger */
  firing: readonly Way[];
  /** by node: the ways in which it can end */
  leaving: readonly (readonly Way[])[];
  /** by node: the ways that lead to it */
  arriving: readonly (readonly Way[])[];
  /** by node: whether it can end in a way on which nothing follows */
  stops: readonly boolean[];
}

/** Follows a graph from its enabled triggers. For graphs without cycles only. */
export function followFlow(index: GraphIndex): Flow {
  const { order } = topologicalOrder(index);
  const ways: Way[] = [];
  const leaving: Way[][] = index.nodes.map(() => []);
  const arriving: Way[][] = index.nodes.map(() => []);
  const stops = index.nodes.map(() => false);
  const add = (way: Omit<Way, 'id'>) => {
    const numbered = { ...way, id: ways.length };
    ways.push(numbered);
    leaving[way.node]?.push(numbered);
    for (const target of way.targets) arriving[target]?.push(numbered);
  };
  for (const [node, { id, type, data }] of index.nodes.entries()) {
    if (type === 'trigger' && data.enabled !== false) add({ node: -1, handle: id, targets: [node], joinable: false });
  }
  for (const node of order) {
    if (arriving[node]?.length === 0) continue;
    for (const way of waysOf(index, node)) {
      if (way.targets.length > 0) add(way);
      else stops[node] = true;
    }
  }
  return { index, order, ways, firing: ways.filter(({ node }) => node < 0), leaving, arriving, stops };
}

function waysOf(index: GraphIndex, position: number): Omit<Way, 'id'>[] {
  const targets = new Map<string, Set<number>>();
  for (const { handle, target } of index.outgoing[position] ?? []) targets.set(handle, (targets.get(handle) ?? new Set()).add(target));
  const node = index.nodes[position];
  if (node === undefined) return [];
  const severalAtOnce = node.type === 'switch' && node.data.config.mode === 'all';
  return possibleHandles(node, targets.has('error')).map((handle) => ({
    node: position,
    handle,
    targets: [...(targets.get(handle) ?? [])],
    joinable: severalAtOnce && handle !== 'default' && handle !== 'error',
  }));
}

/** The handles that a node can choose; `error` only where an edge leaves it, because the failure ends the execution otherwise. */
function possibleHandles(node: GraphNode, handlesError: boolean): string[] {
  const usual = isNodeType(node.type) ? defaultHandle(node.type) : 'out';
  if (node.data.enabled === false || node.type === 'trigger' || usual === null) return [usual ?? 'out'];
  const error = handlesError ? ['error'] : [];
  if (node.type === 'condition') return ['true', 'false', ...error];
  if (node.type === 'switch') return ['default', ...new Set(switchCases(node).keys), ...error];
  return [usual, ...error];
}
