import type { Request } from 'express';
import type { Principal } from '../../common/access/principal.ts';

/** What is found out about a request before its route sees it. */
export interface RequestContext {
  requestId: string;
  /** null until the request is authenticated */
  principal: Principal | null;
  /** the path of the route as it is written in the document, once one matched */
  route: string | null;
}

const contexts = new WeakMap<Request, RequestContext>();

export function contextOf(request: Request): RequestContext {
  const known = contexts.get(request);
  if (known !== undefined) return known;
  const made: RequestContext = { requestId: '', principal: null, route: null };
  contexts.set(request, made);
  return made;
}
