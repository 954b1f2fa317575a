import type { Request } from 'express';
import type { Principal } from '../../common/access/principal.ts';

/** How a request is signed in, and whether that still holds later, for answers that last. */
export interface Authentication {
  by: 'key' | 'host' | 'session';
  stillHolds(): Promise<boolean>;
}

/** What is found out about a request before its route sees it. */
export interface RequestContext {
  requestId: string;
  /** null until the request is authenticated */
  principal: Principal | null;
  /** how the principal signed in; null while there is none */
  authentication: Authentication | null;
  /** the path of the route as it is written in the document, once one matched */
  route: string | null;
}

const contexts = new WeakMap<Request, RequestContext>();

export function contextOf(request: Request): RequestContext {
  const known = contexts.get(request);
  if (known !== undefined) return known;
  const made: RequestContext = { requestId: '', principal: null, authentication: null, route: null };
  contexts.set(request, made);
  return made;
}
