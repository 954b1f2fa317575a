import { Router } from 'express';
import type { ApiDeps } from './api-deps.ts';
import { API_PATH } from './api-path.ts';
import { addressOf, rateLimit } from './http/rate-limit.ts';
import { contextOf } from './http/request-context.ts';
import { sendReply } from './http/send-reply.ts';
import type { PublicRoute } from './route.ts';

/** The routes that answer before anybody is signed in. They are few, and guessing is slowed down by address. */
export function createPublicRouter(deps: ApiDeps, routes: readonly PublicRoute[]): Router {
  const router = Router({ caseSensitive: true });
  const limit = rateLimit(deps.signInLimit, addressOf);
  for (const route of routes) {
    router[route.method](route.path.slice(API_PATH.length), limit, async (request, response) => {
      contextOf(request).route = route.path;
      sendReply(response, await route.answer(deps, null, request, response));
    });
  }
  return router;
}
