import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView, NodeView } from '../../../common/execution/execution-view.ts';
import { chosenHandle } from '../timeline/chosen-handle.ts';
import type { SentencePart } from './explanation.ts';
import { type Incoming, listOf, nameOf, takenHandles } from './node-surroundings.ts';

/** More sources than that are counted, not told. */
const TOLD = 3;

/** Why no edge into a node was taken. */
export function whyItWasSkipped(view: ExecutionView, graph: ExecutionGraph, node: NodeView, incoming: readonly Incoming[]): SentencePart[] {
  if (node.type === 'trigger') return startedBy(view);
  if (incoming.length === 0) return ['Nothing leads to it.'];
  const told = bySource(incoming).slice(0, TOLD);
  const parts = told.flatMap((edges, index) => [...(index === 0 ? [] : [' ']), ...deadBecause(view, graph, edges)]);
  const only = onlyReached(told, incoming);
  const more = new Set(incoming.map(({ source }) => source.id)).size - told.length;
  return [
    ...parts,
    ...only,
    ...(more > 0 ? [` ${more} more ${more === 1 ? 'way' : 'ways'} to it ${more === 1 ? 'was' : 'were'} not taken either.`] : []),
  ];
}

/** For a trigger that did not fire: which one did. */
export function startedBy(view: ExecutionView): SentencePart[] {
  const fired = view.nodes.find(({ type, status }) => type === 'trigger' && status === 'success');
  return fired === undefined ? ['It did not fire.'] : ['The run was started by ', { nodeId: fired.nodeId, label: fired.label }, '.'];
}

function bySource(incoming: readonly Incoming[]): Incoming[][] {
  const groups = new Map<string, Incoming[]>();
  for (const edge of incoming) groups.set(edge.source.id, [...(groups.get(edge.source.id) ?? []), edge]);
  return [...groups.values()];
}

function deadBecause(view: ExecutionView, graph: ExecutionGraph, edges: readonly Incoming[]): SentencePart[] {
  const [edge] = edges;
  if (edge === undefined) return [];
  const { source, sourceView } = edge;
  const name = nameOf(source);
  if (sourceView?.skipped) return [name, source.type === 'trigger' ? ' did not fire.' : ' was skipped.'];
  if (sourceView?.reason === 'disabled') {
    return source.type === 'trigger' ? [name, ' is switched off.'] : [name, ' is switched off, so only its usual way was taken.'];
  }
  if (sourceView?.status === 'error') return [name, ' failed.'];
  if (edges.every(({ handle }) => handle === 'error')) return [name, ' did not fail.'];
  const chosen = (sourceView && chosenHandle(sourceView)) ?? takenHandles(view, graph, source).join(', ');
  return chosen === '' ? [name, ' ended another way.'] : [name, ` ended with ${chosen}.`];
}

/** The handles that would have led here, when one node alone leads here and ended by another. */
function onlyReached(told: readonly Incoming[][], incoming: readonly Incoming[]): SentencePart[] {
  const [first] = incoming;
  if (told.length !== 1 || first === undefined) return [];
  const { sourceView } = first;
  const handles = [...new Set(incoming.map(({ handle }) => handle))];
  if (sourceView?.skipped || (sourceView?.reason === 'disabled' && first.source.type === 'trigger')) return [];
  if (handles.length === 1 && first.plain) return [];
  return [' This node is only reached by ', ...listOf(handles.map((handle) => (handle === 'error' ? 'its error' : handle))), '.'];
}
