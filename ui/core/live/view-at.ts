import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView } from '../../../common/execution/execution-view.ts';
import { foldHistory } from '../../../common/execution/fold-history.ts';
import { idleNode } from '../../../common/execution/idle-node.ts';
import { initialView } from '../../../common/execution/initial-view.ts';
import type { JournalEvent } from '../../../common/execution/journal-event.ts';

export interface ViewAtOptions {
  /** the execution as it is known now */
  head: ExecutionView;
  /** null when it is gone: the nodes are those of `head` */
  graph: ExecutionGraph | null;
  /** the history from `seq` 1 on */
  events: readonly JournalEvent[];
}

/** The execution as it was after the event `seq`: `head` itself from its own `seq` on, before any event for 0. */
export function viewAt({ head, graph, events }: ViewAtOptions, seq: number): ExecutionView {
  if (seq >= head.seq) return head;
  return foldHistory(
    beforeAll(head, graph),
    events.filter((event) => event.seq <= seq),
  );
}

/** The execution before any event. */
export function beforeAll(head: ExecutionView, graph: ExecutionGraph | null): ExecutionView {
  const nodes =
    graph === null
      ? head.nodes.map(({ nodeId, type, label, actionType }) => idleNode({ id: nodeId, type, label, actionType }))
      : graph.nodes.filter(({ parentId }) => parentId === null).map(idleNode);
  const { trigger, input, inputBytes, ...rest } = head;
  const { input: _none, ...view } = initialView({ nodes: [] }, { ...rest, triggerType: trigger.type, input: null });
  return { ...view, nodes, ...(input === undefined ? {} : { input }), ...(inputBytes === undefined ? {} : { inputBytes }) };
}
