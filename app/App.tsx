import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { isPerdureError } from '../common/errors/perdure-error.ts';
import { AppProvider } from '../ui/provider/AppProvider.tsx';
import { PerdureRoot } from '../ui/provider/PerdureRoot.tsx';
import { AppContext } from './app-context.ts';
import { createAppClient } from './create-app-client.ts';
import { router } from './router.ts';
import { useStoredTheme } from './stored-theme.ts';

const client = createAppClient(() => {
  const { pathname, searchStr } = router.state.location;
  if (pathname !== '/login') router.history.push(`/login?to=${encodeURIComponent(pathname + searchStr)}`);
});

/** the first page is drawn by then, in ms */
const QUIET_MS = 2_000;
const AWAY_MS = 5_000;
const isAway = (error: unknown) => isPerdureError(error, 'UNAVAILABLE');

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && isAway(error),
      staleTime: 5_000,
      // a page that could not be loaded comes by itself once the api is back
      refetchInterval: ({ state }) => isAway(state.error) && AWAY_MS,
    },
  },
});

/** Everything on the page. */
export function App() {
  const [theme, onThemeChange] = useStoredTheme();
  useEffect(() => {
    // while the api is there, which serves the files: whoever goes on to a page later finds it
    const timer = setTimeout(() => {
      for (const route of Object.values(router.routesById)) router.loadRouteChunk(route)?.catch(() => undefined);
    }, QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  const settings = useMemo(() => ({ theme, onThemeChange }), [theme, onThemeChange]);
  return (
    <AppContext value={settings}>
      <AppProvider client={client} theme={theme}>
        <QueryClientProvider client={queries}>
          <PerdureRoot className="pd-app">
            <RouterProvider router={router} />
          </PerdureRoot>
        </QueryClientProvider>
      </AppProvider>
    </AppContext>
  );
}
