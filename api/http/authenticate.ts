import type { Request, RequestHandler } from 'express';
import type { Principal } from '../../common/access/principal.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { ServerConfig } from '../../server/config/server-config.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { authenticateApiKey } from '../../server/keys/authenticate-api-key.ts';
import { authenticateSession } from '../../server/sessions/authenticate-session.ts';
import { askHost } from './ask-host.ts';
import { checkOrigin } from './check-origin.ts';
import { type Authentication, contextOf } from './request-context.ts';
import { sessionTokenOf } from './session-cookie.ts';

export interface AuthenticateOptions {
  client: Database['client'];
  authenticate: ServerConfig['authenticate'];
  allowedOrigins: readonly string[];
}

interface SignedIn {
  principal: Principal;
  authentication: Authentication;
}

/** Finds out who asks, once per request; who is nobody goes no further. A key decides alone, else the host's hook, else the session. */
export function authenticate(options: AuthenticateOptions): RequestHandler {
  return async (request, _response, next) => {
    Object.assign(contextOf(request), await signedIn(request, options));
    next();
  };
}

async function signedIn(request: Request, options: AuthenticateOptions): Promise<SignedIn> {
  const [, key] = /^Bearer +(pdk_\S*)$/i.exec(request.get('authorization') ?? '') ?? [];
  if (key !== undefined) {
    const byKey = await checked('key', () => authenticateApiKey(options.client, key));
    if (byKey === null) throw new PerdureError('UNAUTHORIZED', 'The API key is unknown, expired or revoked.');
    return byKey;
  }
  const found = (await signedInByHost(request, options)) ?? (await signedInBySession(request, options));
  if (found === null) throw new PerdureError('UNAUTHORIZED', 'Nobody is signed in.');
  if (request.headers.cookie !== undefined) checkOrigin(request, options.allowedOrigins);
  return found;
}

/** The hook is asked once per request, however long the answer lasts. */
async function signedInByHost(request: Request, options: AuthenticateOptions): Promise<SignedIn | null> {
  const principal = await askHost(request, options.authenticate);
  return principal && { principal, authentication: { by: 'host', stillHolds: async () => true } };
}

async function signedInBySession(request: Request, options: AuthenticateOptions): Promise<SignedIn | null> {
  const token = sessionTokenOf(request);
  return token === null ? null : checked('session', () => authenticateSession(options.client, token));
}

async function checked(by: 'key' | 'session', ask: () => Promise<Principal | null>): Promise<SignedIn | null> {
  const principal = await ask();
  return principal && { principal, authentication: { by, stillHolds: async () => (await ask()) !== null } };
}
