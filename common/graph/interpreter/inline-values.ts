import { INLINE_VALUE_BYTES, type Value } from '../../execution/value.ts';
import { jsonBytes } from '../../json/json-bytes.ts';
import type { InterpreterState } from './state.ts';

/** What all inline values of one workflow may have together. */
export const INLINE_STATE_BYTES = 256 * 1024;

/** Bytes that a value takes in the workflow's state. */
export function inlineSize(value: Value): number {
  return 'value' in value ? jsonBytes(value.value) : 0;
}

/** Whether a value of this size may stay in the workflow's state. */
export function fitsInline(state: InterpreterState, bytes: number): boolean {
  return bytes <= INLINE_VALUE_BYTES && state.inlineBytes + bytes <= INLINE_STATE_BYTES;
}

/** No more than this many steps and evaluations are out at a time; the rest waits in the shell. */
const MOST_OUT = 50;

/**
 * How large an inline output the next step or evaluation may report: 0 when everything that is already out could fill
 * the state.
 */
export function inlineAllowance(state: InterpreterState): number {
  const promised = Math.min(state.working + 1, MOST_OUT) * INLINE_VALUE_BYTES;
  return state.inlineBytes + promised <= INLINE_STATE_BYTES ? INLINE_VALUE_BYTES : 0;
}
