import { eventValue } from '../common/execution/event-value.ts';
import type { Failure, ViewError } from '../common/execution/failure.ts';
import type { JournalEntry } from '../common/execution/journal-event.ts';
import type { Value } from '../common/execution/value.ts';
import type { StepEdges } from '../common/graph/command.ts';

interface Visit {
  visit: string;
  nodeId: string;
}

/** The two forms of a visit's terminal event: as a rule, and in an execution that is stopping, where no edge is followed. */
export interface NodeEnd {
  end: JournalEntry;
  endStopping: JournalEntry;
}

export function completedEnd({ visit, nodeId }: Visit, attempt: number | undefined, edges: StepEdges, output: Value): NodeEnd {
  const body = { type: 'node.completed' as const, visit, nodeId, attempt, ...eventValue('output', output) };
  const key = `${visit}:end`;
  return { end: { key, body: { ...body, edges: edges.success } }, endStopping: { key, body: { ...body, edges: {} } } };
}

export function failedEnd(
  { visit, nodeId }: Visit,
  attempt: number | undefined,
  edges: StepEdges,
  failure: Failure,
  output: Value,
): NodeEnd {
  const body = { type: 'node.failed' as const, visit, nodeId, attempt, error: viewError(failure, nodeId) };
  const key = `${visit}:end`;
  return {
    end: { key, body: { ...body, handled: edges.handled, edges: edges.error, ...(edges.handled ? eventValue('output', output) : {}) } },
    endStopping: { key, body: { ...body, handled: false, edges: {} } },
  };
}

export function viewError(failure: Failure, nodeId: string): ViewError {
  return { message: failure.message, code: failure.code, nodeId };
}
