import type { Request } from 'express';

/** What every route's path begins with; the routers are mounted there. */
export const API_PATH = '/api';

/** Where Perdure is mounted, as seen by one of its routes: `/` at the top, else without a slash at its end. */
export function mountPathOf({ baseUrl }: Request): string {
  return baseUrl.slice(0, -API_PATH.length) || '/';
}
