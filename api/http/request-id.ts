import type { RequestHandler } from 'express';
import { v7 } from 'uuid';
import { contextOf } from './request-context.ts';

/** Gives each request an id: the one that came in `X-Request-Id` if it is harmless, else a new one. */
export const requestId: RequestHandler = (request, response, next) => {
  const context = contextOf(request);
  if (context.requestId !== '') {
    next();
    return;
  }
  const given = request.get('x-request-id');
  const id = given !== undefined && /^[A-Za-z0-9._-]{1,64}$/.test(given) ? given : v7();
  context.requestId = id;
  response.set('X-Request-Id', id);
  next();
};
