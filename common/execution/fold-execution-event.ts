import type { CloseReason, ExecutionView } from './execution-view.ts';
import type { ViewError } from './failure.ts';
import type { ExecutionEventType, JournalEvent } from './journal-event.ts';
import { viewValue } from './view-value.ts';

export type ExecutionEvent = Extract<JournalEvent, { type: ExecutionEventType }>;

const CLOSE_REASONS = {
  'execution.failed': 'failed',
  'execution.cancelled': 'cancelled',
  'execution.terminated': 'terminated',
  'execution.timedOut': 'timedOut',
} as const satisfies Partial<Record<ExecutionEventType, CloseReason>>;

/** The execution's own fields after one of its events; nodes are left to `errorOfOpenNodes`. */
export function foldExecutionEvent(view: ExecutionView, event: ExecutionEvent): ExecutionView {
  switch (event.type) {
    case 'execution.started':
      return unended(view);
    case 'execution.paused':
      return { ...view, status: 'paused' };
    case 'execution.resumed':
      return { ...view, status: 'running' };
    case 'execution.stuck': {
      const { code, message, nodeId, at } = event;
      return { ...view, stuck: { code, message, ...(nodeId === undefined ? {} : { nodeId }), since: at } };
    }
    case 'execution.completed': {
      const { output: _none, ...rest } = unended(view);
      return { ...rest, status: 'success', closeReason: 'completed', endedAt: event.at, ...viewValue('output', event) };
    }
    default:
      return { ...unended(view), status: 'error', closeReason: CLOSE_REASONS[event.type], error: event.error, endedAt: event.at };
  }
}

/** What becomes of nodes that are open when this event ends the execution; null when it does not. */
export function errorOfOpenNodes(event: ExecutionEvent): ViewError | null {
  switch (event.type) {
    case 'execution.failed':
      return { code: 'STOPPED', message: 'The execution failed before this node had ended.' };
    case 'execution.cancelled':
    case 'execution.terminated':
    case 'execution.timedOut':
      return { code: event.error.code, message: event.error.message };
    default:
      return null;
  }
}

function unended(view: ExecutionView): ExecutionView {
  const { outputBytes: _none, ...rest } = view;
  return { ...rest, status: 'running', closeReason: null, output: null, error: null, endedAt: null };
}
