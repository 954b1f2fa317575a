import type { ExecutionGraph, ExecutionGraphNode } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView, NodeView } from '../../../common/execution/execution-view.ts';
import { defaultHandle } from '../../../common/graph/handles.ts';
import type { SentencePart } from './explanation.ts';

/** An edge into a node, with what is known of where it comes from. */
export interface Incoming {
  source: ExecutionGraphNode;
  /** null when the view does not have it, as inside containers */
  sourceView: NodeView | null;
  handle: string;
  /** the handle is the one that an edge leaves by when nobody says otherwise */
  plain: boolean;
  state: 'taken' | 'dead' | 'pending';
}

export function incomingOf(view: ExecutionView, graph: ExecutionGraph, nodeId: string): Incoming[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const views = new Map(view.nodes.map((node) => [node.nodeId, node]));
  return graph.edges
    .filter(({ target }) => target === nodeId)
    .flatMap((edge) => {
      const source = nodes.get(edge.source);
      if (source === undefined) return [];
      const usual = defaultHandle(source.type);
      const handle = edge.sourceHandle ?? usual ?? 'out';
      const plain = handle === usual && handle === 'out';
      const state = Object.hasOwn(view.edges, edge.id) ? (view.edges[edge.id] ?? 'pending') : 'pending';
      return [{ source, sourceView: views.get(source.id) ?? null, handle, plain, state }];
    });
}

/** The handles by which a node ended, from the edges that were taken; empty when none of them leads anywhere. */
export function takenHandles(view: ExecutionView, graph: ExecutionGraph, node: ExecutionGraphNode): string[] {
  const taken = graph.edges.filter(({ id, source }) => source === node.id && Object.hasOwn(view.edges, id) && view.edges[id] === 'taken');
  return [...new Set(taken.map(({ sourceHandle }) => sourceHandle ?? defaultHandle(node.type) ?? 'out'))];
}

export function nameOf({ id, label }: ExecutionGraphNode): SentencePart {
  return { nodeId: id, label };
}

/** `A`, `A and B`, `A, B and C`, or `A, B, C and 4 more`. */
export function listOf(names: readonly SentencePart[]): SentencePart[] {
  const shown = names.length > 4 ? names.slice(0, 3) : names;
  const rest = names.length - shown.length;
  return shown
    .flatMap((name, index) => {
      const last = index === shown.length - 1;
      return index === 0 ? [name] : [last && rest === 0 ? ' and ' : ', ', name];
    })
    .concat(rest > 0 ? [` and ${rest} more`] : []);
}
