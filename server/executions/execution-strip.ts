import type { ExecutionStrip } from '../../common/execution/execution-strip.ts';
import { foldHistory } from '../../common/execution/fold-history.ts';
import { initialView } from '../../common/execution/initial-view.ts';
import type { JournalEvent } from '../../common/execution/journal-event.ts';
import type { GraphNode } from '../../common/graph/graph.ts';

/** `events` in order of `seq`; of their bodies the fold needs types, visits, bases and codes of errors. */
export function executionStripOf(id: string, nodes: GraphNode[], events: readonly JournalEvent[]): ExecutionStrip {
  const { nodes: views } = foldHistory(initialView({ nodes }, headOf(id)), events);
  const place = new Map<string, number>();
  for (const event of events) {
    if ('visit' in event && !place.has(event.visit)) place.set(event.visit, event.seq);
  }
  const placeOf = (visit: string) => place.get(visit) ?? 0;
  const reached = views.filter(({ status, reason }) => status !== 'idle' || reason !== undefined);
  return {
    id,
    nodes: reached
      .sort((a, b) => placeOf(a.visit) - placeOf(b.visit))
      .map(({ nodeId, label, status, skipped }) => ({ nodeId, label, status, skipped })),
    toCome: views.length - reached.length,
  };
}

/** A strip shows none of it. */
function headOf(id: string) {
  return {
    id,
    workflowId: '',
    workflowName: '',
    version: 0,
    userName: '',
    triggerType: '',
    input: null,
    startedAt: '',
    dispatchedAt: null,
  };
}
