import { Router } from 'express';
import type { ApiDeps } from './api-deps.ts';
import { API_PATH } from './api-path.ts';
import { createApiRouter } from './create-api-router.ts';
import { createPublicRouter } from './create-public-router.ts';
import { createDocsRouter } from './docs/create-docs-router.ts';
import { createHealthRouter } from './health.ts';
import { observeRequests } from './http/observe-requests.ts';
import { requestId } from './http/request-id.ts';
import { securityHeaders } from './http/security-headers.ts';
import { sendProblem } from './http/send-problem.ts';
import { PUBLIC_ROUTES } from './public-routes.ts';
import { ROUTES } from './routes.ts';

/**
 * The whole API: the few public routes first, then everything under one authenticated router. Serves `/api`, `/docs`,
 * `/healthz` and `/readyz` below wherever it is mounted, and leaves other paths alone.
 */
export function createRouter(deps: ApiDeps): Router {
  const router = Router({ caseSensitive: true });
  const prepare = [requestId, securityHeaders, observeRequests(deps.metrics)];
  router.use([API_PATH, '/docs', '/healthz', '/readyz'], prepare);
  router.use(createHealthRouter(deps.database), createDocsRouter([...ROUTES, ...PUBLIC_ROUTES]));
  router.use(API_PATH, createPublicRouter(deps, PUBLIC_ROUTES));
  router.use(API_PATH, createApiRouter(deps, ROUTES));
  router.use(sendProblem(deps.log));
  return router;
}
