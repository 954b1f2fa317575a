import { Router } from 'express';
import { openApiDocument } from '../open-api-document.ts';
import type { AnyRoute } from '../route.ts';
import { docsAsset } from './docs-asset.ts';
import { docsPage, START_SCRIPT } from './docs-page.ts';

const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js'] as const;

/** Public: the OpenAPI document, and a page that shows it, served from here alone. */
export function createDocsRouter(routes: readonly AnyRoute[]): Router {
  const router = Router({ caseSensitive: true });
  let made: { baseUrl: string; text: string } | null = null;
  router.get('/api/openapi.json', ({ baseUrl }, response) => {
    if (made?.baseUrl !== baseUrl) made = { baseUrl, text: JSON.stringify(openApiDocument(routes, baseUrl === '' ? '/' : baseUrl)) };
    response.type('application/json').send(made.text);
  });
  router.get('/docs', (request, response) => {
    response.type('html').send(docsPage(request.path.endsWith('/') ? '' : 'docs/'));
  });
  router.get('/docs/start.js', (_request, response) => {
    response.type('text/javascript').send(START_SCRIPT);
  });
  for (const name of ASSETS) {
    router.get(`/docs/${name}`, (_request, response) => {
      response.sendFile(docsAsset(name), { dotfiles: 'allow', maxAge: '1h' });
    });
  }
  return router;
}
