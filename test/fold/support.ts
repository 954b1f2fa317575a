import type { ExecutionHead } from '../../common/execution/execution-head.ts';
import type { ExecutionView, NodeView } from '../../common/execution/execution-view.ts';
import { initialView } from '../../common/execution/initial-view.ts';
import type { JournalBody, JournalEvent } from '../../common/execution/journal-event.ts';
import type { GraphNode } from '../../common/graph/graph.ts';
import { node } from '../support/seed-workflow.ts';

export const HEAD: ExecutionHead = {
  id: '01890000-0000-7000-8000-000000000001',
  workflowId: '01890000-0000-7000-8000-000000000002',
  workflowName: 'Orders',
  version: 3,
  userName: 'bob',
  triggerType: 'api',
  input: { n: 1 },
  startedAt: '2026-01-01T00:00:00.000Z',
  dispatchedAt: null,
};

export const NODES: GraphNode[] = [
  node('t', 'trigger'),
  node('a', 'action', { actionType: 'sms/send' }, { label: 'Send' }),
  node('s', 'sleep', { duration: '1s' }),
  node('b', 'action', { actionType: 'sms/send' }),
];

export const start = (): ExecutionView => initialView({ nodes: NODES }, HEAD);

/** The time of the event with this seq. */
export const at = (seq: number): string => new Date(Date.UTC(2026, 0, 1) + seq * 1_000).toISOString();

/** Bodies as consecutive events from seq 1, all of run 1 unless a body begins another. */
export function journal(...bodies: JournalBody[]): JournalEvent[] {
  let run = 1;
  return bodies.map((body, index) => {
    if (body.type === 'execution.started' && body.cause !== 'trigger') run += 1;
    return { seq: index + 1, run, at: at(index + 1), ...body };
  });
}

export function nodeOf(view: ExecutionView | null, visit: string): NodeView {
  const found = view?.nodes.find((each) => each.visit === visit);
  if (found === undefined) throw new Error(`no node ${visit}`);
  return found;
}

export const BEGUN: JournalBody = { type: 'execution.started', cause: 'trigger', trigger: 'api' };
export const TRIGGERED: JournalBody = {
  type: 'node.completed',
  visit: 't',
  nodeId: 't',
  edges: { e1: 'taken' },
  output: { triggered: true },
};
export const started = (visit: string, attempt = 1): JournalBody => ({
  type: 'node.started',
  visit,
  nodeId: visit,
  attempt,
  input: { x: attempt },
});
