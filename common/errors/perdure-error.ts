import type { JsonValue } from '../json/json-value.ts';
import { ERRORS, type ErrorCode } from './error-table.ts';

/** Every error that Perdure throws on purpose: a code of the table, what was found, what to do. */
export class PerdureError extends Error {
  override readonly name = 'PerdureError';
  readonly code: ErrorCode;
  /** what to do about it */
  readonly remedy: string;
  /** facts for programs, e.g. `{ problems }` */
  readonly fields: Record<string, JsonValue>;

  constructor(code: ErrorCode, message: string, options: { fields?: Record<string, JsonValue>; remedy?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.remedy = options.remedy ?? ERRORS[code].remedy;
    this.fields = options.fields ?? {};
  }
}

/** Guard by name and code, because Jest and the workflow sandbox have several realms. */
export function isPerdureError(error: unknown, code?: ErrorCode): error is PerdureError {
  return (
    typeof error === 'object' &&
    error !== null &&
    (error as { name?: unknown }).name === 'PerdureError' &&
    (code === undefined || (error as { code?: unknown }).code === code)
  );
}
