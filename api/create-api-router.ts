import { type Request, type RequestHandler, Router } from 'express';
import { PerdureError } from '../common/errors/perdure-error.ts';
import { hasScope } from '../server/access/has-scope.ts';
import type { ApiDeps } from './api-deps.ts';
import { API_PATH } from './api-path.ts';
import { authenticate } from './http/authenticate.ts';
import { rateLimit } from './http/rate-limit.ts';
import { contextOf } from './http/request-context.ts';
import { sendReply } from './http/send-reply.ts';
import type { Route } from './route.ts';

/** Everything behind the sign-in. Whatever reaches this router is authenticated first, also what it does not know. */
export function createApiRouter(deps: ApiDeps, routes: readonly Route[]): Router {
  const router = Router({ caseSensitive: true });
  const { client } = deps.database;
  router.use(
    authenticate({ client, authenticate: deps.authenticate, allowedOrigins: deps.allowedOrigins }),
    rateLimit(deps.rateLimit, userOf),
  );
  for (const route of routes) {
    router[route.method](route.path.slice(API_PATH.length), answer(deps, route));
  }
  router.use((request) => {
    throw new PerdureError('NOT_FOUND', `There is nothing at ${request.method} ${API_PATH}${request.path}.`);
  });
  return router;
}

function userOf(request: Request): string {
  return contextOf(request).principal?.userName ?? '';
}

function answer(deps: ApiDeps, route: Route): RequestHandler {
  return async (request, response) => {
    const context = contextOf(request);
    context.route = route.path;
    const { principal } = context;
    if (principal === null) throw new PerdureError('UNAUTHORIZED', 'Nobody is signed in.');
    if (route.scope !== null && !hasScope(principal, route.scope)) {
      throw new PerdureError('FORBIDDEN', `This needs the scope "${route.scope}".`);
    }
    const reply = await route.answer(deps, principal, request, response);
    sendReply(response, reply);
  };
}
