import type { Request } from 'express';
import { type Principal, SCOPES, type Scope } from '../../common/access/principal.ts';
import type { ServerConfig } from '../../server/config/server-config.ts';

const DEFAULT_SCOPES: readonly Scope[] = ['read', 'run', 'edit'];

/** Whom the host's own sign-in knows; null for nobody, or where there is no hook. */
export async function askHost(request: Request, hook: ServerConfig['authenticate']): Promise<Principal | null> {
  const user = await hook?.(request);
  if (user === null || user === undefined) return null;
  const { userName, displayName, scopes = DEFAULT_SCOPES } = user;
  if (typeof userName !== 'string' || userName === '' || !Array.isArray(scopes) || !scopes.every((scope) => SCOPES.includes(scope))) {
    throw new Error('`authenticate` of the configuration must give { userName, displayName?, scopes? } or null');
  }
  return { userName, scopes, ...(displayName === undefined ? {} : { displayName }) };
}
