import type { DataSources } from '../common/data-source/data-sources.ts';
import type { SqlClient } from '../common/data-source/sql-client.ts';
import type { ExpressionEngine } from '../common/expression/expression-engine.ts';
import type { Integrations } from '../common/plugin/integrations.ts';
import type { SafeFetch } from '../common/plugin/safe-fetch.ts';
import type { StepFunction } from '../common/plugin/step.ts';
import type { Database } from '../db/database.ts';
import type { ActivityLog } from './activity-log.ts';

/** Everything that activities need and do not make; `worker/main.ts` brings it. */
export interface ActivityDeps {
  /** of the journal; never lent to a step */
  database: Database;
  /** of `context.client`; its pool is as large as the worker runs steps */
  stepDatabase: Database;
  /** throws `ACTION_MISSING` when no plugin of this worker offers the action, `STEP_LOAD_FAILED` and `STEP_NOT_EXPORTED` for its module */
  resolveStep(actionId: string): Promise<StepFunction>;
  integrations: Integrations;
  fetch: SafeFetch;
  dataSources(user: { userName: string }): DataSources<SqlClient>;
  /** with the limits that hold outside of the workflow */
  expressions: ExpressionEngine;
  log: ActivityLog;
  /** where a fault test may kill the process; does nothing otherwise */
  failpoint(name: 'step.beforeReport'): Promise<void>;
}
