import type { AttemptView, NodeView } from './execution-view.ts';
import type { ViewError } from './failure.ts';
import type { JournalEvent, NodeEventType } from './journal-event.ts';
import { viewValue } from './view-value.ts';

export type NodeEvent = Extract<JournalEvent, { type: NodeEventType }>;

/** At most so many of a node's log lines stand in a view, the last ones. */
const LOG_LINES = 20;

/** The node after one of its events; the node given is left as it is. */
export function foldNodeEvent(node: NodeView, event: NodeEvent): NodeView {
  switch (event.type) {
    case 'node.started':
      return {
        ...without(node, 'input', 'inputBytes', 'nextAt', 'wakeAt'),
        status: 'running',
        startedAt: node.startedAt ?? event.at,
        attempts: beginAttempt(node.attempts, event.attempt, event.at),
        ...viewValue('input', event),
      };
    case 'node.retrying':
      return {
        ...without(node, 'nextAt'),
        attempts: endAttempt(node.attempts, event.attempt, event.at, event.error),
        ...(event.nextAt === undefined ? {} : { nextAt: event.nextAt }),
      };
    case 'node.paused':
      return {
        ...without(node, 'wakeAt'),
        status: 'paused',
        startedAt: node.startedAt ?? event.at,
        ...(event.wakeAt === undefined ? {} : { wakeAt: event.wakeAt }),
      };
    case 'node.completed':
      return {
        ...ended(node, event.at),
        status: 'success',
        attempts: endAttempt(node.attempts, event.attempt, event.at),
        ...viewValue('output', event),
      };
    case 'node.failed':
      return {
        ...ended(node, event.at),
        status: 'error',
        error: event.error,
        attempts: endAttempt(node.attempts, event.attempt, event.at, event.error),
        ...viewValue('output', event),
      };
    case 'node.skipped':
      return { ...node, status: 'idle', skipped: event.reason !== 'disabled', reason: event.reason };
    case 'node.log':
      return { ...node, logs: { count: node.logs.count + 1, last: [...node.logs.last, event.line].slice(-LOG_LINES) } };
  }
}

/** A node that was open when its execution ended. */
export function closeOpenNode(node: NodeView, at: string, error: ViewError): NodeView {
  const open = node.attempts.find(({ endedAt }) => endedAt === null);
  return { ...ended(node, at), status: 'error', error, attempts: endAttempt(node.attempts, open?.attempt, at, error) };
}

/** What every end has in common; a node that ends without ever having started took no time. */
function ended(node: NodeView, at: string): Omit<NodeView, 'status' | 'attempts'> {
  return { ...without(node, 'nextAt', 'wakeAt', 'error', 'output', 'outputBytes'), startedAt: node.startedAt ?? at, endedAt: at };
}

/** After a reset attempts are counted from 1 again, so an attempt takes the place of its namesake and of those after it. */
function beginAttempt(attempts: AttemptView[], attempt: number, at: string): AttemptView[] {
  return [...attempts.filter((earlier) => earlier.attempt < attempt), { attempt, startedAt: at, endedAt: null }];
}

function endAttempt(attempts: AttemptView[], attempt: number | undefined, at: string, error?: ViewError): AttemptView[] {
  if (!attempts.some((each) => each.attempt === attempt && each.endedAt === null)) {
    return attempts;
  }
  return attempts.map((each) => (each.attempt === attempt ? { ...each, endedAt: at, ...(error === undefined ? {} : { error }) } : each));
}

function without<Key extends keyof NodeView>(node: NodeView, ...keys: Key[]): Omit<NodeView, Key> {
  const copy = { ...node };
  for (const key of keys) {
    delete copy[key];
  }
  return copy;
}
