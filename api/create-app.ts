import express, { type Express } from 'express';
import { PerdureError } from '../common/errors/perdure-error.ts';
import type { ApiDeps } from './api-deps.ts';
import { createRouter } from './create-router.ts';
import { requestId } from './http/request-id.ts';
import { securityHeaders } from './http/security-headers.ts';
import { sendProblem } from './http/send-problem.ts';

/** The standalone API. Listens to nothing by itself. */
export function createApp(deps: ApiDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('case sensitive routing', true);
  app.use(createRouter(deps));
  app.use(requestId, securityHeaders, (request) => {
    throw new PerdureError('NOT_FOUND', `There is nothing at ${request.method} ${request.path}.`);
  });
  app.use(sendProblem(deps.log));
  return app;
}
