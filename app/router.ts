import { createRouter } from '@tanstack/react-router';
import { FailedPage } from './FailedPage.tsx';
import { routeTree } from './routes.tsx';
import { parseSearch, stringifySearch } from './search.ts';

export const router = createRouter({ routeTree, parseSearch, stringifySearch, defaultPreload: false, defaultErrorComponent: FailedPage });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
