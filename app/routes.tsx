import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { filterOfSearch } from '../ui/pages/executions/execution-filter.ts';
import { pageAddress } from './page-address.ts';
import { Shell } from './Shell.tsx';

const NODE_MOST = 1_000;
const SEARCH_MOST = 200;

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });

const first = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/executions', replace: true });
  },
});

const executionsRoute = createRoute({
  getParentRoute: () => shell,
  path: '/executions',
  validateSearch: filterOfSearch,
  component: lazyRouteComponent(() => import('./pages/ExecutionsRoute.tsx'), 'ExecutionsRoute'),
});

const executionRoute = createRoute({
  getParentRoute: () => shell,
  path: '/executions/$id',
  validateSearch: ({ node, at }: Record<string, unknown>): { node?: string | undefined; at?: string | undefined } => ({
    ...(typeof node === 'string' && node !== '' && node.length <= NODE_MOST ? { node } : {}),
    ...(typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? { at } : {}),
  }),
  component: lazyRouteComponent(() => import('./pages/ExecutionRoute.tsx'), 'ExecutionRoute'),
});

const workflowsRoute = createRoute({
  getParentRoute: () => shell,
  path: '/workflows',
  validateSearch: ({ search }: Record<string, unknown>): { search?: string } =>
    typeof search === 'string' && search !== '' && search.length <= SEARCH_MOST ? { search } : {},
  component: lazyRouteComponent(() => import('./pages/WorkflowsRoute.tsx'), 'WorkflowsRoute'),
});

const workflowRoute = createRoute({
  getParentRoute: () => shell,
  path: '/workflows/$id',
  component: lazyRouteComponent(() => import('./pages/WorkflowRoute.tsx'), 'WorkflowRoute'),
});

const settingsRoute = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  component: lazyRouteComponent(() => import('./pages/SettingsRoute.tsx'), 'SettingsRoute'),
});

const loginRoute = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: ({ failed, to }: Record<string, unknown>): { failed?: '1'; to?: string } => ({
    ...(failed === '1' ? { failed } : {}),
    ...(to === undefined ? {} : { to: pageAddress(to) }),
  }),
  component: lazyRouteComponent(() => import('./pages/LoginRoute.tsx'), 'LoginRoute'),
});

export const routeTree = root.addChildren([
  first,
  loginRoute,
  shell.addChildren([executionsRoute, executionRoute, workflowsRoute, workflowRoute, settingsRoute]),
]);

function NotFound() {
  return (
    <main className="pd-empty">
      <h1>There is no such page</h1>
      <p>The address may be mistyped. Executions, workflows and settings are where they always were.</p>
      <a className="pd-button" href="/executions">
        Go to the executions
      </a>
    </main>
  );
}
