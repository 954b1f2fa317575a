import { join } from 'node:path';
import { type ErrorRequestHandler, type RequestHandler, Router, static as serveFiles } from 'express';
import { PerdureError } from '../../common/errors/perdure-error.ts';

/** The pages of the app; it draws each of them itself. */
const PAGES = ['/', '/executions', '/executions/:id', '/workflows', '/workflows/:id', '/settings', '/login'];

const FILES = { index: false, redirect: false, acceptRanges: false } as const;

/** Public: the built web app of `folder`. Files with a hash in their name are kept by browsers for a year, the page is asked for anew. */
export function createAppFilesRouter(folder: string): Router {
  const router = Router({ caseSensitive: true });
  router.use('/assets', serveFiles(join(folder, 'assets'), { ...FILES, immutable: true, maxAge: '365d' }));
  router.get('/favicon.svg', serveFiles(folder, { ...FILES, maxAge: '1h' }));
  router.get(PAGES, sendPage(folder));
  router.use(sendMissingPage(folder));
  router.use(fileError);
  return router;
}

function sendPage(folder: string): RequestHandler {
  return (_request, response) => {
    const headers = { 'Cache-Control': 'no-cache' };
    response.sendFile('index.html', { root: folder, acceptRanges: false, headers });
  };
}

/** Whoever looks for a page that is none sees the app say so; programs get a problem. */
function sendMissingPage(folder: string): RequestHandler {
  return (request, response, next) => {
    const looks =
      request.method === 'GET' && (request.get('accept') ?? '').includes('text/html') && !/^\/(api|assets)\//.test(request.path);
    if (!looks) return next();
    response.status(404);
    sendPage(folder)(request, response, next);
  };
}

/** Conditions that no file meets, or a folder that went away: there is nothing here for this request. */
const fileError: ErrorRequestHandler = (error, request, _response, next) => {
  const { status } = error as { status?: unknown };
  const ofRequest = typeof status === 'number' && status >= 400 && status < 500;
  next(ofRequest ? new PerdureError('NOT_FOUND', `There is nothing for this request at ${request.path}.`, { cause: error }) : error);
};
