import { ERRORS, type ErrorCode } from '../common/errors/error-table.ts';
import { PerdureError } from '../common/errors/perdure-error.ts';
import { isJsonObject } from '../common/json/is-json-object.ts';
import type { JsonObject } from '../common/json/json-value.ts';

const REACHABLE = 'Check the network, and that `perdure api` is up behind this address.';
const RIGHT_ADDRESS = 'Check `baseUrl`, and that what stands in front of the API passes `/api` on to it.';

/**
 * What the API refused: code, text and remedy as it says, everything else of the answer, `status` and `requestId` among
 * it, in `fields`. An answer of something in front of the API gets the code that its status stands for.
 */
export async function responseError(response: Response): Promise<PerdureError> {
  const problem = await problemOf(response);
  if (problem === null) return foreignError(response);
  const { type: _type, title: _title, detail, code, remedy, ...rest } = problem;
  const known = typeof code === 'string' && Object.hasOwn(ERRORS, code);
  const fields: JsonObject = { ...rest, status: response.status, ...(known ? {} : { code: code ?? null }) };
  return new PerdureError(known ? (code as ErrorCode) : codeOfStatus(response.status), String(detail ?? ''), {
    fields,
    ...(typeof remedy === 'string' ? { remedy } : {}),
  });
}

/** An answer that is not what the API says there, such as a page of HTML with status 200. */
export function unreadableError(response: Response, cause?: unknown): PerdureError {
  const kind = response.headers.get('content-type') ?? 'nothing';
  return new PerdureError('INTERNAL', `What answered at ${pathOf(response.url)} is not Perdure's API: it sent ${kind}.`, {
    fields: { status: response.status },
    remedy: RIGHT_ADDRESS,
    cause,
  });
}

/** No answer, or one that was cut. There is no `status` among its fields. */
export function unreachableError(path: string, cause: unknown): PerdureError {
  return new PerdureError('UNAVAILABLE', `Perdure cannot be reached at ${path}.`, { cause, remedy: REACHABLE });
}

async function problemOf(response: Response): Promise<JsonObject | null> {
  if (!/^application\/problem\+json\b/.test(response.headers.get('content-type') ?? '')) return null;
  try {
    const body: unknown = await response.json();
    return isJsonObject(body) ? body : null;
  } catch {
    // cut or garbled: the status has to do
    return null;
  }
}

function foreignError(response: Response): PerdureError {
  const { status } = response;
  const code = codeOfStatus(status);
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const fields: JsonObject = { status, ...(Number.isFinite(retryAfter) ? { retryAfter } : {}) };
  const message = `${pathOf(response.url)} answered with status ${status}.`;
  if (code === 'UNAVAILABLE') return new PerdureError(code, message, { fields, remedy: REACHABLE });
  if (code === 'NOT_FOUND') return new PerdureError(code, message, { fields, remedy: RIGHT_ADDRESS });
  return new PerdureError(code, message, { fields });
}

function codeOfStatus(status: number): ErrorCode {
  switch (status) {
    case 401:
      return 'UNAUTHORIZED';
    case 403:
      return 'FORBIDDEN';
    case 404:
      return 'NOT_FOUND';
    case 413:
      return 'TOO_LARGE';
    case 429:
      return 'RATE_LIMITED';
    case 502:
    case 503:
    case 504:
      return 'UNAVAILABLE';
    default:
      return status < 500 ? 'INVALID_REQUEST' : 'INTERNAL';
  }
}

/** Without the query, which may hold what a message should not. */
function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}
