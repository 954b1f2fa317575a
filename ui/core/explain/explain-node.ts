import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView, NodeView } from '../../../common/execution/execution-view.ts';
import type { Explanation, SentencePart } from './explanation.ts';
import { headlineOf } from './headline-of.ts';
import { type Incoming, incomingOf, listOf, nameOf } from './node-surroundings.ts';
import { whyItRan } from './why-it-ran.ts';
import { whyItWaits } from './why-it-waits.ts';
import { startedBy, whyItWasSkipped } from './why-it-was-skipped.ts';

/**
 * How a node stands and why, with names in it. Without `graph`, what led to the node is taken from the journal's reason;
 * without `nowMs`, durations that go on are told by their beginning.
 */
export function explainNode(view: ExecutionView, graph: ExecutionGraph | null, visit: string, nowMs?: number): Explanation {
  const node = view.nodes.find((each) => each.visit === visit);
  if (node === undefined) return insideContainer(view, graph, visit);
  const incoming = graph === null ? [] : incomingOf(view, graph, node.nodeId);
  return { headline: headlineOf(view, node, nowMs), why: { parts: why(view, graph, node, incoming) } };
}

function why(view: ExecutionView, graph: ExecutionGraph | null, node: NodeView, incoming: readonly Incoming[]): SentencePart[] {
  if (node.reason === 'disabled') return switchedOff(view, node);
  if (node.skipped) return graph === null ? [node.reason ?? 'Nothing led to it.'] : whyItWasSkipped(view, graph, node, incoming);
  if (node.startedAt === null) return graph === null ? withoutGraph(view, node) : whyItWaits(view, node.nodeId, incoming);
  const ran =
    graph === null && node.type !== 'trigger'
      ? ['What led to it is not known: this version is no longer stored.']
      : whyItRan(node, incoming);
  return [...ran, ...(node.status === 'error' && graph !== null ? handledBy(view, graph, node) : [])];
}

function switchedOff(view: ExecutionView, { type }: NodeView): SentencePart[] {
  const off = `Switched off in version ${view.version}`;
  return type === 'trigger' ? [`${off}. `, ...startedBy(view)] : [`${off}; the run passed through.`];
}

function withoutGraph(view: ExecutionView, { nodeId }: NodeView): SentencePart[] {
  return whyItWaits(view, nodeId, []);
}

/** Where a failure went that did not end the execution. */
function handledBy(view: ExecutionView, graph: ExecutionGraph, { nodeId }: NodeView): SentencePart[] {
  const targets = new Set(
    graph.edges
      .filter(({ id, source, sourceHandle }) => source === nodeId && sourceHandle === 'error' && view.edges[id] === 'taken')
      .map(({ target }) => target),
  );
  const names = graph.nodes.filter(({ id }) => targets.has(id)).map(nameOf);
  return names.length === 0 ? [] : [' Its failure was handled: the run went on to ', ...listOf(names), '.'];
}

function insideContainer(view: ExecutionView, graph: ExecutionGraph | null, visit: string): Explanation {
  const node = graph?.nodes.find(({ id }) => id === visit);
  const container = graph?.nodes.find(({ id }) => id === node?.parentId);
  const headline = view.closeReason === null ? 'Not reached yet.' : 'Not reached.';
  return { headline, why: { parts: container === undefined ? [] : ['It runs once for each item of ', nameOf(container), '.'] } };
}
