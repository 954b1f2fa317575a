import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView } from '../../../common/execution/execution-view.ts';
import { foldEvents } from '../../../common/execution/fold-events.ts';
import { foldHistory } from '../../../common/execution/fold-history.ts';
import { idleNode } from '../../../common/execution/idle-node.ts';
import { initialView } from '../../../common/execution/initial-view.ts';
import type { JournalEvent } from '../../../common/execution/journal-event.ts';

export interface ReplayOptions {
  /** the execution as it is known now */
  head: ExecutionView;
  /** null when it is gone: the nodes are those of `head` */
  graph: ExecutionGraph | null;
  /** the history without gap from `seq` 1 on */
  events: readonly JournalEvent[];
}

/** A step back folds at most so many events. */
const BETWEEN_MARKS = 200;

/**
 * The execution as it was after each event: `head` itself from its own `seq` on, before any event for 0. A step folds only what
 * lies between it and the step before, or a mark left on the way.
 */
export function createReplayViews({ head, graph, events }: ReplayOptions): (seq: number) => ExecutionView {
  const first = beforeAll(head, graph);
  const marks = new Map<number, ExecutionView>([[0, first]]);
  let last = first;

  function nearest(seq: number): ExecutionView {
    let mark = Math.floor(seq / BETWEEN_MARKS) * BETWEEN_MARKS;
    while (!marks.has(mark)) mark -= BETWEEN_MARKS;
    return last.seq <= seq && last.seq >= mark ? last : (marks.get(mark) ?? first);
  }
  function upTo(seq: number): ExecutionView {
    let view = nearest(seq);
    while (view.seq < seq) {
      const next = Math.min(seq, (Math.floor(view.seq / BETWEEN_MARKS) + 1) * BETWEEN_MARKS);
      // a reset takes back what was folded: that one step goes through the whole history
      view = foldEvents(view, events.slice(view.seq, next)) ?? foldHistory(first, events.slice(0, next));
      if (view.seq < next) return view;
      if (next % BETWEEN_MARKS === 0) marks.set(next, view);
    }
    return view;
  }
  return (seq) => {
    if (seq >= head.seq) return head;
    last = upTo(seq);
    return last;
  };
}

/** The execution before any event. */
function beforeAll(head: ExecutionView, graph: ExecutionGraph | null): ExecutionView {
  const nodes =
    graph === null
      ? head.nodes.map(({ nodeId, type, label, actionType }) => idleNode({ id: nodeId, type, label, actionType }))
      : graph.nodes.filter(({ parentId }) => parentId === null).map(idleNode);
  const { trigger, input, inputBytes, ...rest } = head;
  const { input: _none, ...view } = initialView({ nodes: [] }, { ...rest, triggerType: trigger.type, input: null });
  return { ...view, nodes, ...(input === undefined ? {} : { input }), ...(inputBytes === undefined ? {} : { inputBytes }) };
}
