import { isPerdureError, PerdureError } from '../../common/errors/perdure-error.ts';
import { isConnectionLoss } from '../../db/connection-loss.ts';

/** SQLSTATEs with which PostgreSQL refuses a connection, in words. */
const REFUSALS: Record<string, string> = {
  '28P01': 'it refuses the password',
  '28000': 'it refuses the user',
  '3D000': 'there is no such database',
  '53300': 'it has no connection left',
  '57P03': 'it is starting up or shutting down',
};

/** Of the system and of TLS: no connection came about. */
const NOT_REACHED = /^(?!ERR_|ECONNRESET|EPIPE|ETIMEDOUT)(E[A-Z_]+|08...|.*CERT.*)$/;

/**
 * The error of a query on a connection of Perdure's own: `DATABASE_UNREACHABLE` where PostgreSQL cannot be reached or
 * refuses the connection, `UNAVAILABLE` where it does not answer in time or broke off; anything else as it is.
 * `databaseUrl`: null where only a pool is known.
 */
export function databaseError(error: unknown, databaseUrl: string | null): unknown {
  if (isPerdureError(error) || typeof error !== 'object' || error === null) return error;
  const { code, message } = innermost(error);
  if (NOT_REACHED.test(code) || (code === '' && /^SASL|support SSL/.test(message))) return unreachable(error, databaseUrl, message);
  const refusal = databaseRefusal(error, databaseUrl);
  if (refusal !== error) return refusal;
  return isConnectionLoss({ code: code || undefined, message }) || (code === '' && /timeout|terminated/i.test(message))
    ? unavailable(error, databaseUrl, message)
    : error;
}

/** The same for PostgreSQL's own refusals alone, for a process that talks to others as well. */
export function databaseRefusal(error: unknown, databaseUrl: string | null): unknown {
  if (isPerdureError(error) || typeof error !== 'object' || error === null) return error;
  const refusal = REFUSALS[innermost(error).code];
  return refusal === undefined ? error : unreachable(error, databaseUrl, refusal);
}

function unreachable(cause: unknown, databaseUrl: string | null, why: string): PerdureError {
  return new PerdureError('DATABASE_UNREACHABLE', `PostgreSQL${at(databaseUrl)} cannot be used: ${why}.`, { cause });
}

function unavailable(cause: unknown, databaseUrl: string | null, why: string): PerdureError {
  return new PerdureError('UNAVAILABLE', `PostgreSQL${at(databaseUrl)} is away or busy: ${why}.`, { cause });
}

function at(databaseUrl: string | null): string {
  return databaseUrl === null ? '' : ` at ${placeOf(databaseUrl)}`;
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
