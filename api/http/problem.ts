import { ERRORS, type ErrorCode } from '../../common/errors/error-table.ts';
import { isPerdureError, type PerdureError } from '../../common/errors/perdure-error.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import { isDatabaseAway, isSchemaGone } from '../../server/database/is-database-away.ts';

/** An error as RFC 9457 has it, without the request's id. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  remedy: string;
  [field: string]: JsonValue;
}

/** Codes of the set-up that a request meets when the server behind the API is not usable. */
const AWAY: ReadonlySet<ErrorCode> = new Set(['DATABASE_UNREACHABLE', 'SCHEMA_MISSING', 'SCHEMA_OLD', 'SCHEMA_NEWER']);

/** What a request is answered when `error` was thrown. What is no answer of the API is a bug, whose text stays in the log. */
export function problemOf(error: unknown): Problem {
  if (isPerdureError(error)) return problemOfPerdureError(error);
  if (isDatabaseAway(error)) return problem('UNAVAILABLE', 'PostgreSQL is away or busy.');
  if (isSchemaGone(error)) {
    return problem('UNAVAILABLE', "Perdure's tables are not there; run `perdure migrate`.");
  }
  return problem('INTERNAL', 'Something went wrong; the log has the details under this request id.');
}

function problemOfPerdureError(error: PerdureError): Problem {
  if (AWAY.has(error.code)) return problem('UNAVAILABLE', `${error.code}: ${error.message}`);
  const status = ERRORS[error.code].status;
  if (status === undefined) return problem('INTERNAL', 'Something went wrong; the log has the details under this request id.');
  return problem(error.code, error.message, error.remedy, error.fields);
}

function problem(code: ErrorCode, detail: string, remedy?: string, fields: Record<string, JsonValue> = {}): Problem {
  const { title, status = 500, remedy: usual } = ERRORS[code];
  return { ...fields, type: `urn:perdure:error:${code}`, title, status, detail, code, remedy: remedy ?? usual };
}
