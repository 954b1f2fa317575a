import type { Failure } from '../execution/failure.ts';
import type { EdgeStates } from '../execution/journal-event.ts';
import type { Value } from '../execution/value.ts';
import type { ActionBody, PlanBody } from './plan.ts';

/** What a node can see when it runs: the outputs that it reads and, if it reads it, the trigger's input. */
export interface Scope {
  /** by node id; absent: that node was skipped or has not run; null value: it was disabled (null at any path) */
  outputs: Record<string, ScopeEntry>;
  input?: Value;
}
export type ScopeEntry = Value | { disabled: true };

/** The edges that become taken and dead when the node ends by its default handle, or by its error handle. */
export interface StepEdges {
  success: EdgeStates;
  error: EdgeStates;
  /** whether an edge leaves the error handle, so that a failure is handled */
  handled: boolean;
}

/** What an execution's end is computed from: nothing, one value, or an object from node id to value. */
export type OutputSource =
  | { kind: 'value'; value: Value }
  | { kind: 'object'; entries: [nodeId: string, value: Value][] }
  | { kind: 'none' };

/** How an execution ends. */
export type Ending =
  | { status: 'completed'; output: OutputSource }
  | { status: 'failed'; error: Failure }
  | { status: 'cancelled'; reason: string | null };

/**
 * What the interpreter asks of its shell. The shell answers each by an `InterpreterEvent`, except `cancelTimer` and `finish`.
 *
 * The node types to come add their own: `wait` opens and closes a wait for an event or a person (with a timer for its
 * timeout), `forEach` starts a chunk of items as a child, `workflow` starts a child; `stop` and `abort` reach them too.
 */
export type Command =
  /** call the step of an action → `stepCompleted` | `stepFailed` */
  | { type: 'runStep'; visit: string; nodeId: string; label: string; body: ActionBody; scope: Scope; edges: StepEdges }
  /** evaluate a node whose values are not all inline → `evaluated` | `evaluationFailed` */
  | { type: 'evaluate'; visit: string; nodeId: string; label: string; body: PlanBody; scope: Scope }
  /** → `timerFired` */
  | { type: 'startTimer'; visit: string; nodeId: string; label: string; wakeAtMs: number }
  | { type: 'cancelTimer'; visit: string }
  /** the execution begins to fail: settle every open step that has no attempt in flight → `stopped`; attempts in flight go on and report */
  | { type: 'stop'; visits: { visit: string; nodeId: string }[] }
  /** the execution is cancelled: like `stop`, and steps in flight get their signal and a bounded time; each still reports by `stepCompleted` | `stepFailed` */
  | { type: 'abort'; visits: { visit: string; nodeId: string }[] }
  /** all is decided and nothing is open; last command ever */
  | { type: 'finish'; ending: Ending };
