import { PerdureError } from '../../common/errors/perdure-error.ts';
import { beginSession } from '../../server/sessions/begin-session.ts';
import { endSession } from '../../server/sessions/end-session.ts';
import { mountPathOf } from '../api-path.ts';
import { checkOrigin } from '../http/check-origin.ts';
import { clearSessionCookie, sessionTokenOf, setSessionCookie } from '../http/session-cookie.ts';
import { definePublicRoute, defineRoute, type PublicRoute, type Route } from '../route.ts';
import { z } from '../schema/zod.ts';

const begin = definePublicRoute({
  method: 'post',
  path: '/api/session',
  operationId: 'beginSession',
  summary: 'Sign a browser in with an API key',
  description:
    'Sets the cookie `perdure_session`, which acts as the key does for 14 days, or until the key is revoked or expires. A request that changes something and is signed in by cookie needs an `Origin` of this host or of `allowedOrigins`.',
  tag: 'Access',
  body: z.strictObject({ apiKey: z.string().min(1).max(200) }),
  replies: { 204: { description: 'Signed in' } },
  errors: ['UNAUTHORIZED', 'FORBIDDEN'],
  async handle({ deps, body, request, response }) {
    // a foreign page must not sign anybody in as somebody of its choice
    if (request.headers.origin !== undefined) checkOrigin(request, deps.allowedOrigins);
    const token = await beginSession(deps.database.client, body.apiKey);
    if (token === null) throw new PerdureError('UNAUTHORIZED', 'The API key is unknown, expired or revoked.');
    setSessionCookie(request, response, mountPathOf(request), token);
    return { status: 204 };
  },
});

const end = defineRoute({
  method: 'delete',
  path: '/api/session',
  operationId: 'endSession',
  summary: 'Sign a browser out',
  description: 'Ends the session of the cookie `perdure_session`, if there is one.',
  tag: 'Access',
  scope: null,
  replies: { 204: { description: 'Signed out' } },
  errors: ['FORBIDDEN'],
  async handle({ deps, request, response }) {
    const token = sessionTokenOf(request);
    if (token !== null) await endSession(deps.database.client, token);
    clearSessionCookie(request, response, mountPathOf(request));
    return { status: 204 };
  },
});

export const publicSessionRoutes: PublicRoute[] = [begin];
export const sessionRoutes: Route[] = [end];
