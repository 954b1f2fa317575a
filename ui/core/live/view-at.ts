import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView } from '../../../common/execution/execution-view.ts';
import { foldHistory } from '../../../common/execution/fold-history.ts';
import { initialView } from '../../../common/execution/initial-view.ts';
import type { JournalEvent } from '../../../common/execution/journal-event.ts';
import type { GraphNode } from '../../../common/graph/graph.ts';

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
      ? head.nodes.map(({ nodeId, type, label, actionType }) =>
          nodeOf({ id: nodeId, type, label, parentId: null, ...(actionType === undefined ? {} : { actionType }) }),
        )
      : graph.nodes.map(nodeOf);
  const { trigger, input, inputBytes, ...rest } = head;
  const { input: _none, ...view } = initialView({ nodes }, { ...rest, triggerType: trigger.type, input: null });
  return { ...view, ...(input === undefined ? {} : { input }), ...(inputBytes === undefined ? {} : { inputBytes }) };
}

function nodeOf({
  id,
  type,
  label,
  parentId,
  actionType,
}: Pick<ExecutionGraph['nodes'][number], 'id' | 'type' | 'label' | 'parentId' | 'actionType'>): GraphNode {
  return { id, type, position: { x: 0, y: 0 }, parentId, data: { label, config: actionType === undefined ? {} : { actionType } } };
}
