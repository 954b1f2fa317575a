import type { JsonValue } from '../json/json-value.ts';
import type { ViewError } from './failure.ts';

export const EXECUTION_EVENT_TYPES = [
  'execution.started',
  'execution.paused',
  'execution.resumed',
  'execution.stuck',
  'execution.completed',
  'execution.failed',
  'execution.cancelled',
  'execution.terminated',
  'execution.timedOut',
] as const;
export const NODE_EVENT_TYPES = [
  'node.started',
  'node.retrying',
  'node.paused',
  'node.completed',
  'node.failed',
  'node.skipped',
  'node.log',
] as const;

export type ExecutionEventType = (typeof EXECUTION_EVENT_TYPES)[number];
export type NodeEventType = (typeof NODE_EVENT_TYPES)[number];
/** The kinds of event in the journal of an execution. */
export type JournalEventType = ExecutionEventType | NodeEventType;

/** What became of each outgoing edge of a node, by edge id. */
export type EdgeStates = Record<string, 'taken' | 'dead'>;

/** A line of a node's log; `at` is ISO 8601. */
export interface LogLine {
  at: string;
  level: 'debug' | 'info' | 'warn' | 'error';
  message: string;
  /** what was logged beside the message */
  data?: JsonValue;
}

/** A stored value in an event: inline up to 4 KiB of JSON, else only its size and the reference by which it can be read. */
export type EventValue<Name extends string> = { [K in Name]?: JsonValue } & { [K in `${Name}Bytes`]?: number } & {
  [K in `${Name}Ref`]?: string;
};

export type JournalBody =
  /** `base` (resets only): the seq after which everything of the earlier run is void */
  | { type: 'execution.started'; cause: 'trigger' | 'reset' | 'retry'; base?: number; trigger?: string }
  | { type: 'execution.paused' }
  | { type: 'execution.resumed' }
  | { type: 'execution.stuck'; code: string; message: string; nodeId?: string }
  | ({ type: 'execution.completed' } & EventValue<'output'>)
  | { type: 'execution.failed'; error: ViewError }
  | { type: 'execution.cancelled'; error: ViewError }
  | { type: 'execution.terminated'; error: ViewError }
  | { type: 'execution.timedOut'; error: ViewError }
  | ({ type: 'node.started'; visit: string; nodeId: string; attempt: number } & EventValue<'input'>)
  /** attempt `attempt` ended in `error`; the next one begins at `nextAt` (absent: as soon as a worker takes it) */
  | { type: 'node.retrying'; visit: string; nodeId: string; attempt: number; error: ViewError; nextAt?: string }
  | { type: 'node.paused'; visit: string; nodeId: string; wakeAt?: string }
  | ({ type: 'node.completed'; visit: string; nodeId: string; attempt?: number; edges: EdgeStates } & EventValue<'output'>)
  /** `output` is what error handles pass on when the failure was handled */
  | ({
      type: 'node.failed';
      visit: string;
      nodeId: string;
      attempt?: number;
      error: ViewError;
      handled: boolean;
      edges: EdgeStates;
    } & EventValue<'output'>)
  /** `reason: "disabled"` folds to `skipped: false` */
  | { type: 'node.skipped'; visit: string; nodeId: string; reason: string; edges: EdgeStates }
  | { type: 'node.log'; visit: string; nodeId: string; line: LogLine };

/** An event as the journal returns it; `seq` is gapless from 1 per execution, `at` ISO 8601. */
export type JournalEvent = JournalBody & { seq: number; run: number; at: string };

/**
 * An event on its way into the journal. `key` names it within its run for ever, so that writing it again is harmless;
 * `at` is given for what the interpreter decided (workflow time), otherwise the database's clock is taken.
 */
export interface JournalEntry {
  key: string;
  at?: string;
  body: JournalBody;
}
