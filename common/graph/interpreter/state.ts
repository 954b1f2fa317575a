import type { Failure } from '../../execution/failure.ts';
import type { Value } from '../../execution/value.ts';

/**
 * Where a node stands. `waiting`: not decided yet. `working`: a step or an evaluation is out. `sleeping`: a timer is.
 * `disabled`: decided, but it does not run.
 */
export type NodeState = 'waiting' | 'working' | 'sleeping' | 'success' | 'error' | 'skipped' | 'disabled';

/** 0: not decided yet, 1: taken, 2: dead. */
export type EdgeState = 0 | 1 | 2;

/**
 * A visit whose end the shell has yet to report. Events for a person's decision (`wait`), for the chunks of a loop
 * (`forEach`) and for a child (`workflow`) will have a kind of their own here, `node` being the node that waits.
 */
export type OpenVisit =
  | { kind: 'step'; node: number }
  | { kind: 'evaluation'; node: number }
  | { kind: 'sleep'; node: number; wakeAtMs: number };

/**
 * All that is known of a running execution. Plain JSON: it crosses continue-as-new. Nodes and edges are named by their
 * index in the plan; visits are the node's id, and will carry the loop path in front of it.
 */
export interface InterpreterState {
  /** `failing`: a failure was not handled, what is open is being stopped. `cancelling`: somebody asked for the end. */
  phase: 'running' | 'failing' | 'cancelling' | 'ended';
  input: Value;
  /** by node */
  nodes: NodeState[];
  /** by node: how many incoming edges are not decided yet */
  undecided: number[];
  /** by node: how many incoming edges were taken */
  taken: number[];
  /** by edge */
  edges: EdgeState[];
  /** by node: what it put out */
  outputs: { [node: number]: Value };
  /** by node: why it failed, handled or not; shortened */
  failures: { [node: number]: { message: string; code: string } };
  /** by visit */
  open: { [visit: string]: OpenVisit };
  /** open visits that are not asleep */
  working: number;
  sleeping: number;
  /** bytes of JSON of all values that are inline here */
  inlineBytes: number;
  /** whether the journal says `paused` */
  paused: boolean;
  /** how often it has been paused */
  pauses: number;
  /** the first failure that nobody handled */
  error: Failure | null;
  /** whether somebody cancelled, be it while it was failing */
  cancelled: boolean;
  /** why somebody cancelled */
  cancelReason: string | null;
}
