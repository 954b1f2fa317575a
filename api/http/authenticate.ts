import type { Request, RequestHandler } from 'express';
import { type Principal, SCOPES, type Scope } from '../../common/access/principal.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { ServerConfig } from '../../server/config/server-config.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { authenticateApiKey } from '../../server/keys/authenticate-api-key.ts';
import { checkOrigin } from './check-origin.ts';
import { contextOf } from './request-context.ts';

export interface Authentication {
  client: Database['client'];
  authenticate: ServerConfig['authenticate'];
  allowedOrigins: readonly string[];
}

const DEFAULT_SCOPES: readonly Scope[] = ['read', 'run', 'edit'];

/** Finds out who asks, once per request; who is nobody goes no further. */
export function authenticate(options: Authentication): RequestHandler {
  return async (request, _response, next) => {
    contextOf(request).principal = await principalOf(request, options);
    next();
  };
}

async function principalOf(request: Request, options: Authentication): Promise<Principal> {
  const [, key] = /^Bearer +(pdk_\S*)$/i.exec(request.get('authorization') ?? '') ?? [];
  if (key !== undefined) {
    const principal = await authenticateApiKey(options.client, key);
    if (principal === null) throw new PerdureError('UNAUTHORIZED', 'The API key is unknown, expired or revoked.');
    return principal;
  }
  const principal = await askHost(request, options.authenticate);
  if (principal === null) throw new PerdureError('UNAUTHORIZED', 'Nobody is signed in.');
  if (request.headers.cookie !== undefined) checkOrigin(request, options.allowedOrigins);
  return principal;
}

async function askHost(request: Request, hook: ServerConfig['authenticate']): Promise<Principal | null> {
  const user = await hook?.(request);
  if (user === null || user === undefined) return null;
  const { userName, displayName, scopes = DEFAULT_SCOPES } = user;
  if (typeof userName !== 'string' || userName === '' || !Array.isArray(scopes) || !scopes.every((scope) => SCOPES.includes(scope))) {
    throw new Error('`authenticate` of the configuration must give { userName, displayName?, scopes? } or null');
  }
  return { userName, scopes, ...(displayName === undefined ? {} : { displayName }) };
}
