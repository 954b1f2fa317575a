import { isPerdureError, PerdureError } from '../../common/errors/perdure-error.ts';

/** SQLSTATEs with which PostgreSQL refuses a connection, in words. */
const REFUSALS: Record<string, string> = {
  '28P01': 'it refuses the password',
  '28000': 'it refuses the user',
  '3D000': 'there is no such database',
  '53300': 'it has no connection left',
  '57P03': 'it is starting up or shutting down',
};

/** The error of a first query or connection as `DATABASE_UNREACHABLE` where PostgreSQL was not reached; anything else as it is. */
export function databaseError(error: unknown, databaseUrl: string): unknown {
  if (isPerdureError(error) || typeof error !== 'object' || error === null) return error;
  const { code, message } = innermost(error);
  const away = /^(E[A-Z]+|08...)$/.test(code) || /timeout|terminated/i.test(message);
  return away ? unreachable(error, databaseUrl, message) : databaseRefusal(error, databaseUrl);
}

/** The same for PostgreSQL's own refusals alone, for a process that talks to others as well. */
export function databaseRefusal(error: unknown, databaseUrl: string): unknown {
  if (isPerdureError(error) || typeof error !== 'object' || error === null) return error;
  const refusal = REFUSALS[innermost(error).code];
  return refusal === undefined ? error : unreachable(error, databaseUrl, refusal);
}

function unreachable(cause: unknown, databaseUrl: string, why: string): PerdureError {
  return new PerdureError('DATABASE_UNREACHABLE', `PostgreSQL at ${placeOf(databaseUrl)} cannot be used: ${why}.`, { cause });
}

/** Node joins the failures of several addresses of one host into one error without a message. */
function innermost(error: object): { code: string; message: string } {
  const first = 'errors' in error && Array.isArray(error.errors) ? error.errors[0] : error;
  const { code, message } = (first ?? error) as { code?: unknown; message?: unknown };
  return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : String(first) };
}

/** Host, port and database of a URL, never user and password. */
export function placeOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'the address in DATABASE_URL';
  const { host, pathname } = new URL(databaseUrl);
  return `${host || 'the local socket'}${pathname}`;
}
