import type { Request } from 'express';
import { PerdureError } from '../../common/errors/perdure-error.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A browser sends its cookies along whoever asks it to, so a change that is signed in by cookie must come from a page of our
 * own. @throws PerdureError `FORBIDDEN`
 */
export function checkOrigin(request: Request, allowedOrigins: readonly string[]): void {
  if (SAFE_METHODS.has(request.method)) return;
  const origin = request.get('origin');
  if (origin !== undefined && (allowedOrigins.includes(origin) || hostOf(origin) === request.get('host'))) return;
  throw new PerdureError('FORBIDDEN', 'A request signed in by cookie must come from this origin or one in `allowedOrigins`.', {
    remedy: 'Send the `Origin` header of the page, or list the origin in `allowedOrigins`.',
  });
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
