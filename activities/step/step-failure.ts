import type { Failure } from '../../common/execution/failure.ts';
import type { JsonObject, JsonValue } from '../../common/json/json-value.ts';
import { normaliseOutput } from '../../common/json/normalise-output.ts';
import type { Redactor } from '../../common/plugin/integrations.ts';
import { capText } from './cap-text.ts';
import { peek } from './peek.ts';

/** The longest error message that is kept, in bytes. */
export const MAX_MESSAGE_BYTES = 4096;
const MAX_CODE_BYTES = 100;

/** Why an attempt failed, and whether another one may help. */
export interface AttemptFailure {
  failure: Failure;
  retryable: boolean;
}

/** Our own errors say the same the next time, except these. */
const RETRYABLE: ReadonlySet<unknown> = new Set(['UNAVAILABLE', 'DATABASE_UNREACHABLE', 'STEP_TIMEOUT']);

/** What a step threw, whatever it is, as a failure. Secrets go before the text is cut, or half of one might stay. */
export function thrownFailure(error: unknown, nodeId: string, redactor: Redactor): AttemptFailure {
  const message = peek(error, 'message');
  const name = peek(error, 'name');
  const text = typeof message === 'string' && message !== '' ? message : textOf(error);
  const final = name === 'NonRetryableError' || (name === 'PerdureError' && !RETRYABLE.has(peek(error, 'code')));
  return {
    failure: { message: capText(redactor.text(text), MAX_MESSAGE_BYTES), code: codeOf(peek(error, 'code'), redactor), nodeId },
    retryable: !final,
  };
}

/** `{ success: false, … }` as a failure; undefined for every other result. `result` holds no secret any more. */
export function returnedFailure(result: JsonValue, nodeId: string): AttemptFailure | undefined {
  if (typeof result !== 'object' || result === null || Array.isArray(result) || result.success !== false) return undefined;
  const { success: _success, error, code, retryable, ...fields } = result;
  return {
    failure: {
      message: capText(messageOf(error), MAX_MESSAGE_BYTES),
      code: codeOf(code),
      nodeId,
      ...(Object.keys(fields).length > 0 ? { fields: fields as JsonObject } : {}),
    },
    retryable: retryable !== false,
  };
}

function codeOf(code: unknown, redactor?: Redactor): string {
  if (typeof code !== 'string' || code === '') return 'STEP_FAILED';
  return capText(redactor?.text(code) ?? code, MAX_CODE_BYTES);
}

/** Of what has no message: an object as JSON where that can be made, anything else as a text. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return `The step threw ${value}.`;
  try {
    if (typeof value !== 'object' || value instanceof Error) return String(value);
    return JSON.stringify(normaliseOutput(value, { maxBytes: MAX_MESSAGE_BYTES }).value);
  } catch {
    return 'The step threw something that cannot be shown.';
  }
}

function messageOf(error: JsonValue | undefined): string {
  if (typeof error === 'string' && error !== '') return error;
  if (typeof error === 'object' && error !== null && !Array.isArray(error) && typeof error.message === 'string') return error.message;
  return error === undefined || error === null || error === ''
    ? 'The step returned success: false without an error.'
    : JSON.stringify(error);
}
