import { isPerdureError } from '../../common/errors/perdure-error.ts';
import type { Failure } from '../../common/execution/failure.ts';
import type { JsonObject, JsonValue } from '../../common/json/json-value.ts';

/** The longest error message that is kept, in characters. */
const MAX_MESSAGE = 4096;

/** Why an attempt failed, and whether another one may help. */
export interface AttemptFailure {
  failure: Failure;
  retryable: boolean;
}

/** Reads a property of anything, a hostile proxy included. */
function peek(value: unknown, key: string): unknown {
  try {
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  } catch {
    // What throws when it is looked at has nothing to say.
    return undefined;
  }
}

function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    return 'The step threw something that cannot be shown.';
  }
}

export function capMessage(message: string): string {
  const clean = message.replaceAll('\u0000', '\\0').replace(/\p{Surrogate}/gu, '\uFFFD');
  return clean.length <= MAX_MESSAGE ? clean : `${clean.slice(0, MAX_MESSAGE - 1)}…`;
}

/** What a step threw, as a failure. */
export function thrownFailure(error: unknown, nodeId: string): AttemptFailure {
  const message = peek(error, 'message');
  const code = peek(error, 'code');
  const text = typeof message === 'string' && message !== '' ? message : textOf(error);
  return {
    failure: { message: capMessage(text), code: typeof code === 'string' && code !== '' ? code.slice(0, 100) : 'STEP_FAILED', nodeId },
    retryable: peek(error, 'name') !== 'NonRetryableError' && !(isPerdureError(error) && !RETRYABLE.has(error.code)),
  };
}

/** Our own errors say the same the next time, except these. */
const RETRYABLE: ReadonlySet<string> = new Set(['UNAVAILABLE', 'DATABASE_UNREACHABLE', 'STEP_TIMEOUT']);

/** `{ success: false, … }` as a failure; undefined for every other result. */
export function returnedFailure(result: JsonValue, nodeId: string): AttemptFailure | undefined {
  if (typeof result !== 'object' || result === null || Array.isArray(result) || result.success !== false) return undefined;
  const { success: _success, error, code, retryable, ...fields } = result;
  return {
    failure: {
      message: capMessage(messageOf(error)),
      code: typeof code === 'string' && code !== '' ? code.slice(0, 100) : 'STEP_FAILED',
      nodeId,
      ...(Object.keys(fields).length > 0 ? { fields: fields as JsonObject } : {}),
    },
    retryable: retryable !== false,
  };
}

function messageOf(error: JsonValue | undefined): string {
  if (typeof error === 'string' && error !== '') return error;
  if (typeof error === 'object' && error !== null && !Array.isArray(error) && typeof error.message === 'string') return error.message;
  return error === undefined || error === null ? 'The step returned success: false without an error.' : JSON.stringify(error);
}
