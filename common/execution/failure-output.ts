import type { JsonObject } from '../json/json-value.ts';
import type { Failure } from './failure.ts';

/** What a failed node puts out for its error handles: the failure, after the other fields that the step returned. */
export function failureOutput(failure: Failure): JsonObject {
  return {
    ...failure.fields,
    success: false,
    error: failure.message,
    message: failure.message,
    code: failure.code,
    attempts: failure.attempts ?? 0,
    ...(failure.nodeId === undefined ? {} : { nodeId: failure.nodeId }),
  };
}
