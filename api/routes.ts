import type { Route } from './route.ts';
import { actionRoutes } from './routes/actions.ts';
import { executionStreamRoutes } from './routes/execution-streams.ts';
import { executionTemporalRoutes } from './routes/execution-temporal.ts';
import { executionValueRoutes } from './routes/execution-values.ts';
import { executionRoutes } from './routes/executions.ts';
import { keyRoutes } from './routes/keys.ts';
import { meRoutes } from './routes/me.ts';
import { sessionRoutes } from './routes/session.ts';
import { triggerRoutes } from './routes/trigger.ts';
import { workflowVersionRoutes } from './routes/workflow-versions.ts';
import { workflowRoutes } from './routes/workflows.ts';

/** Every route behind the sign-in. Streams come first, because `/api/executions/stream` also looks like an id. */
export const ROUTES: readonly Route[] = [
  ...workflowRoutes,
  ...workflowVersionRoutes,
  ...triggerRoutes,
  ...executionStreamRoutes,
  ...executionRoutes,
  ...executionValueRoutes,
  ...executionTemporalRoutes,
  ...keyRoutes,
  ...meRoutes,
  ...sessionRoutes,
  ...actionRoutes,
];
