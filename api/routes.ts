import type { Route } from './route.ts';
import { actionRoutes } from './routes/actions.ts';
import { executionActivityRoutes } from './routes/execution-activity.ts';
import { executionCountRoutes } from './routes/execution-counts.ts';
import { executionStreamRoutes } from './routes/execution-streams.ts';
import { executionStripRoutes } from './routes/execution-strips.ts';
import { executionTemporalRoutes } from './routes/execution-temporal.ts';
import { executionValueRoutes } from './routes/execution-values.ts';
import { executionRoutes } from './routes/executions.ts';
import { keyRoutes } from './routes/keys.ts';
import { meRoutes } from './routes/me.ts';
import { sessionRoutes } from './routes/session.ts';
import { systemRoutes } from './routes/system.ts';
import { triggerRoutes } from './routes/trigger.ts';
import { workflowRunRoutes } from './routes/workflow-runs.ts';
import { workflowVersionRoutes } from './routes/workflow-versions.ts';
import { workflowRoutes } from './routes/workflows.ts';

/** Every route behind the sign-in. What stands at a word, as `/api/executions/stream`, comes before what stands at an id. */
export const ROUTES: readonly Route[] = [
  ...workflowRunRoutes,
  ...workflowRoutes,
  ...workflowVersionRoutes,
  ...triggerRoutes,
  ...executionStreamRoutes,
  ...executionCountRoutes,
  ...executionActivityRoutes,
  ...executionStripRoutes,
  ...executionRoutes,
  ...executionValueRoutes,
  ...executionTemporalRoutes,
  ...keyRoutes,
  ...meRoutes,
  ...sessionRoutes,
  ...systemRoutes,
  ...actionRoutes,
];
