import type { NodeView } from '../../../common/execution/execution-view.ts';
import { clockTime } from '../format/clock-time.ts';
import type { SentencePart } from './explanation.ts';
import { type Incoming, listOf, nameOf } from './node-surroundings.ts';

/** Which edge brought a node its turn, and when. */
export function whyItRan(node: NodeView, incoming: readonly Incoming[]): SentencePart[] {
  if (node.type === 'trigger') {
    return node.startedAt === null ? ['It started the execution.'] : [`It started the execution at ${clockTime(node.startedAt)}.`];
  }
  if (incoming.length === 0) return ['Nothing leads to it, so it began with the execution.'];
  const taken = incoming.filter(({ state }) => state === 'taken');
  const decisive = decisiveOf(taken, node.startedAt);
  if (decisive === undefined) return ['What led to it is not known.'];
  if (decisive.handle === 'error') return [nameOf(decisive.source), ' failed', ...at(decisive), ', and its error leads here.'];
  if (decisive.sourceView?.reason === 'disabled') return [nameOf(decisive.source), ' is switched off; the run passed through it.'];
  if (incoming.length === 1) return ['Its only incoming edge was taken when ', ...endedSo(decisive), '.'];
  if (taken.length === incoming.length) {
    return [
      taken.length === 2 ? 'Both incoming edges were taken' : `All ${taken.length} incoming edges were taken`,
      ', the last when ',
      ...endedSo(decisive),
      '.',
    ];
  }
  if (taken.length > 1)
    return [`${taken.length} of ${incoming.length} incoming edges were taken, the last when `, ...endedSo(decisive), '.'];
  const others = sourcesOf(incoming.filter(({ state, source }) => state === 'dead' && source.id !== decisive.source.id));
  return [...endedSo(decisive), ' and led here', ...(others.length === 0 ? [] : ['; ', ...listOf(others), ' did not']), '.'];
}

function sourcesOf(edges: readonly Incoming[]): SentencePart[] {
  return [...new Map(edges.map(({ source }) => [source.id, nameOf(source)])).values()];
}

/** Of the edges taken, the one after which nothing else was waited for: the last that ended before the node began. */
function decisiveOf(taken: readonly Incoming[], startedAt: string | null): Incoming | undefined {
  const before = taken.filter(({ sourceView }) => startedAt === null || (sourceView?.endedAt ?? '') <= startedAt);
  return (before.length > 0 ? before : taken).reduce<Incoming | undefined>((last, each) => {
    return last === undefined || (each.sourceView?.endedAt ?? '') > (last.sourceView?.endedAt ?? '') ? each : last;
  }, undefined);
}

function endedSo(edge: Incoming): SentencePart[] {
  return [nameOf(edge.source), edge.plain ? ' ended' : ` ended with ${edge.handle}`, ...at(edge)];
}

function at({ sourceView }: Incoming): string[] {
  return sourceView?.endedAt == null ? [] : [` at ${clockTime(sourceView.endedAt)}`];
}
