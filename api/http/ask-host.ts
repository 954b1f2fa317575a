import type { Request } from 'express';
import { type Principal, SCOPES, type Scope } from '../../common/access/principal.ts';
import { isPerdureError, PerdureError } from '../../common/errors/perdure-error.ts';
import type { AuthenticatedUser, ServerConfig } from '../../server/config/server-config.ts';
import { isDatabaseAway } from '../../server/database/is-database-away.ts';

const DEFAULT_SCOPES: readonly Scope[] = ['read', 'run', 'edit'];

/**
 * Whom the host's own sign-in knows; null for nobody, or where there is no hook.
 * @throws PerdureError `AUTHENTICATE_FAILED` when the hook throws or gives something else
 */
export async function askHost(request: Request, hook: ServerConfig['authenticate']): Promise<Principal | null> {
  const user = await called(request, hook);
  if (user === null || user === undefined) return null;
  const { userName, displayName, scopes = DEFAULT_SCOPES } = Object(user) as AuthenticatedUser;
  if (typeof userName !== 'string' || userName === '' || !Array.isArray(scopes) || !scopes.every((scope) => SCOPES.includes(scope))) {
    throw failed(new Error('`authenticate` of the configuration must give { userName, displayName?, scopes? } or null'));
  }
  return { userName, scopes, ...(displayName === undefined ? {} : { displayName }) };
}

async function called(request: Request, hook: ServerConfig['authenticate']): Promise<unknown> {
  try {
    return await hook?.(request);
  } catch (error) {
    // a hook may refuse in Perdure's words, and its database may be away like ours
    throw isPerdureError(error) || isDatabaseAway(error) ? error : failed(error);
  }
}

/** What the hook threw is for the log alone. */
function failed(cause: unknown): PerdureError {
  return new PerdureError('AUTHENTICATE_FAILED', 'The log has the details under this request id.', { cause });
}
