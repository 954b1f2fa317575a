import type { ErrorRequestHandler } from 'express';
import type { ErrorCode } from '../../common/errors/error-table.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { Log } from '../../server/log.ts';
import { problemOf } from './problem.ts';
import { contextOf } from './request-context.ts';

/** What the log says of an answer from 500 on. */
const HEADLINES: Partial<Record<ErrorCode, string>> = { INTERNAL: 'bug', AUTHENTICATE_FAILED: 'the hook `authenticate` failed' };

/** The last handler: answers every error as problem+json and logs those that are nobody's mistake but ours. */
export function sendProblem(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const { requestId } = contextOf(request);
    const problem = problemOf(expressError(error));
    if (problem.status >= 500) {
      const say = problem.status === 500 ? 'error' : 'warn';
      log[say]({ requestId, method: request.method, path: request.path, err: error }, HEADLINES[problem.code] ?? 'away');
    }
    if (response.headersSent) {
      // a stream that has begun: the client sees it cut and comes back
      response.destroy();
      return;
    }
    if (problem.code === 'UNAUTHORIZED') response.set('WWW-Authenticate', 'Bearer');
    if (typeof problem.retryAfter === 'number') response.set('Retry-After', String(problem.retryAfter));
    if (problem.status === 503) response.set('Retry-After', '2');
    response.status(problem.status).type('application/problem+json');
    response.end(JSON.stringify({ ...problem, requestId }));
  };
}

/** Express itself refuses paths that it cannot decode. */
function expressError(error: unknown): unknown {
  if (error instanceof URIError) return new PerdureError('NOT_FOUND', 'The path cannot be decoded.');
  return error;
}
