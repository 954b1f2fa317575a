import { Router } from 'express';
import { authenticateSession } from '../../server/sessions/authenticate-session.ts';
import { signInByLink } from '../../server/sessions/sign-in-by-link.ts';
import type { ApiDeps } from '../api-deps.ts';
import { addressOf, rateLimit } from '../http/rate-limit.ts';
import { sessionTokenOf, setSessionCookie } from '../http/session-cookie.ts';

/** Pages that a link may open; nothing else is a place to be sent to. */
const PAGE = /^\/(executions|workflows|settings)(\/[A-Za-z0-9-]{1,64})?$/;

/**
 * Public: the one-time sign-in link `/login?token=…`. Clicked again it does no harm: whoever is signed in is sent on, all
 * others to the sign-in page, which tells that the link is used up. Without a token the app has the page.
 */
export function createLoginRouter({ database: { client }, signInLimit }: ApiDeps): Router {
  const router = Router({ caseSensitive: true });
  router.get('/login', rateLimit(signInLimit, addressOf), async (request, response, next) => {
    const { token, to } = request.query;
    // a look at the head must not use the link up
    if (typeof token !== 'string' || request.method === 'HEAD') {
      next();
      return;
    }
    const session = await signInByLink(client, token);
    if (session !== null) setSessionCookie(request, response, '/', session);
    const known = sessionTokenOf(request);
    const signedIn = session !== null || (known !== null && (await authenticateSession(client, known)) !== null);
    const page = typeof to === 'string' && PAGE.test(to) ? to : null;
    const signInPage = `/login?failed=1${page === null ? '' : `&to=${page}`}`;
    response.set('Cache-Control', 'no-store').redirect(302, signedIn ? (page ?? '/') : signInPage);
  });
  return router;
}
