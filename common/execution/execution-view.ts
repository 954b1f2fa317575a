import type { NodeType } from '../graph/graph.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { ViewError } from './failure.ts';
import type { LogLine } from './journal-event.ts';

/** `idle`: not reached, skipped or disabled. */
export type NodeStatus = 'idle' | 'running' | 'paused' | 'success' | 'error';
/** `paused`: nothing is running and at least one node sleeps or waits. */
export type ExecutionStatus = 'running' | 'paused' | 'success' | 'error';
/** How an execution ended; `completed` is the only one with status `success`. */
export type CloseReason = 'completed' | 'failed' | 'cancelled' | 'terminated' | 'timedOut';

/** One attempt of a step. */
export interface AttemptView {
  attempt: number;
  startedAt: string;
  endedAt: string | null;
  error?: ViewError;
}

/** What a person sees of one visit to a node. */
export interface NodeView {
  visit: string;
  nodeId: string;
  label: string;
  type: NodeType;
  actionType?: string;
  status: NodeStatus;
  skipped: boolean;
  /** why it was skipped, or `disabled` */
  reason?: string;
  attempts: AttemptView[];
  /** present up to 4 KiB of JSON, otherwise `inputBytes` */
  input?: JsonValue;
  inputBytes?: number;
  /** present up to 4 KiB of JSON, otherwise `outputBytes` */
  output?: JsonValue;
  outputBytes?: number;
  error?: ViewError;
  startedAt: string | null;
  endedAt: string | null;
  /** when a paused node wakes */
  wakeAt?: string;
  /** when the next attempt begins, between two attempts */
  nextAt?: string;
  /** `last` holds at most the last 20 lines */
  logs: { count: number; last: LogLine[] };
}

/** Why an execution makes no progress, and since when (ISO 8601). */
export interface StuckView {
  code: string;
  message: string;
  nodeId?: string;
  since: string;
}

/** Everything a person sees of an execution: the fold of its events. */
export interface ExecutionView {
  id: string;
  workflowId: string;
  workflowName: string;
  version: number;
  userName: string;
  trigger: { type: string };
  status: ExecutionStatus;
  closeReason: CloseReason | null;
  stuck: StuckView | null;
  run: number;
  /** of the last event folded in */
  seq: number;
  input?: JsonValue;
  inputBytes?: number;
  output?: JsonValue;
  outputBytes?: number;
  error: ViewError | null;
  /** the trigger's time */
  startedAt: string;
  dispatchedAt: string | null;
  endedAt: string | null;
  nodes: NodeView[];
  edges: Record<string, 'taken' | 'dead'>;
}
