import express, { type Express } from 'express';
import { PerdureError } from '../common/errors/perdure-error.ts';
import type { ApiDeps } from './api-deps.ts';
import { createAppFilesRouter } from './app/create-app-files-router.ts';
import { createLoginRouter } from './app/create-login-router.ts';
import { createRouter } from './create-router.ts';
import { requestId } from './http/request-id.ts';
import { securityHeaders } from './http/security-headers.ts';
import { sendProblem } from './http/send-problem.ts';

export interface AppOptions {
  /** of the built web app; null: none */
  appFolder: string | null;
  /** how many proxies in front are believed what they say of a request's address and scheme; default 0 */
  trustedProxies?: number;
}

/** The standalone API, and the web app. Listens to nothing by itself. */
export function createApp(deps: ApiDeps, { appFolder, trustedProxies = 0 }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('case sensitive routing', true);
  app.set('trust proxy', trustedProxies);
  app.use(createRouter(deps));
  app.use(requestId, securityHeaders);
  if (appFolder !== null) app.use(createLoginRouter(deps), createAppFilesRouter(appFolder));
  app.use((request) => {
    throw new PerdureError('NOT_FOUND', `There is nothing at ${request.method} ${request.path}.`);
  });
  app.use(sendProblem(deps.log));
  return app;
}
