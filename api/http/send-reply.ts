import type { Response } from 'express';
import type { Reply } from '../route.ts';

/** Sends what a route answered, unless it has done so itself. */
export function sendReply(response: Response, reply: Reply): void {
  if (reply === 'streamed') return;
  response.status(reply.status).set('Cache-Control', 'no-store');
  if (reply.body === undefined) response.end();
  // not `response.json`: it would hash each answer for an ETag
  else response.type('application/json').end(JSON.stringify(reply.body));
}
