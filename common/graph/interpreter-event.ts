import type { Failure } from '../execution/failure.ts';
import type { Value } from '../execution/value.ts';

/**
 * What happened since, as the shell reports it. `atMs` is workflow time, the only clock that the interpreter knows.
 *
 * `wait` will add the arrival of an event, a decision and a timeout; `forEach` the end of a chunk of items; `workflow` the
 * end of a child. Each ends one open visit, as those here do.
 */
export type InterpreterEvent =
  | { type: 'stepCompleted'; visit: string; output: Value; atMs: number }
  /** after the last attempt; `output` is the value that error handles pass on */
  | { type: 'stepFailed'; visit: string; failure: Failure; output: Value; atMs: number }
  /** the result of evaluating the node: condition → boolean, switch → matched keys, set/output → value, sleep → `{ durationMs }` | `{ untilMs }` */
  | { type: 'evaluated'; visit: string; result: Value; atMs: number }
  | { type: 'evaluationFailed'; visit: string; failure: Failure; output: Value; atMs: number }
  | { type: 'timerFired'; visit: string; atMs: number }
  /** answer to `stop` and `abort`: what was open and ended without an attempt in flight, already journalled by whoever stopped it */
  | { type: 'stopped'; failures: Record<string, Failure>; atMs: number }
  | { type: 'cancelRequested'; reason: string | null; atMs: number };
