import { listOpenAmong } from '../../db/statements/list-open-among.ts';
import { takeQuiet } from '../../db/statements/take-quiet.ts';
import { isExecutionId } from '../executions/execution-not-found.ts';
import { createLoop } from '../supervised-loop.ts';
import { executionIdOf } from '../temporal/temporal-id.ts';
import { type ReconcileDeps, reconcileExecution } from './reconcile-execution.ts';

export interface ReconcileSettings {
  /** between two looks at what closed in Temporal; default 2,000 */
  closeIntervalMs?: number;
  /** how far back each look goes beyond the one before, because visibility lags; default two minutes */
  overlapMs?: number;
  /** how far back the first look goes; default one hour */
  firstLookMs?: number;
  /** between two looks at silent executions; default 1,000 */
  quietIntervalMs?: number;
  /** silent = nothing journalled for so long; default one minute */
  quietMs?: number;
  /** no silent execution is looked at more often; default ten minutes */
  recheckMs?: number;
  /** silent executions of one look; default 20 */
  quietBatch?: number;
}

export interface ReconcilerOptions extends ReconcileDeps {
  settings?: ReconcileSettings;
}

export interface Reconciler {
  start(): void;
  /** resolves when the looks in hand are over */
  stop(): Promise<void>;
}

/**
 * Brings PostgreSQL what no worker can report: executions terminated, timed out, reset or lost in Temporal, and those whose
 * interpreter fails. Any number may run.
 */
export function createReconciler({ settings = {}, ...deps }: ReconcilerOptions): Reconciler {
  const { database, gateway, log } = deps;
  const { overlapMs = 120_000, quietMs = 60_000, recheckMs = 600_000, quietBatch = 20 } = settings;
  let since = Date.now() - (settings.firstLookMs ?? 3_600_000);

  const closes = createLoop({
    name: 'reconciler of closed executions',
    intervalMs: settings.closeIntervalMs ?? 2_000,
    log,
    async turn() {
      const now = Date.now();
      const closed = (await gateway.listClosedSince(new Date(since)))
        .map((temporalId) => ({ temporalId, executionId: executionIdOf(temporalId) }))
        // Somebody else's workflow of the same type name must not reach a statement.
        .filter(({ executionId }) => isExecutionId(executionId));
      for (const open of closed.length === 0 ? [] : await listOpenAmong(database.client, closed)) {
        await reconcileExecution(deps, open);
      }
      since = now - overlapMs;
      return false;
    },
  });

  const quiet = createLoop({
    name: 'reconciler of silent executions',
    intervalMs: settings.quietIntervalMs ?? 1_000,
    log,
    async turn() {
      for (const open of await takeQuiet(database.client, { quietMs, recheckMs, limit: quietBatch })) {
        await reconcileExecution(deps, open);
      }
      return false;
    },
  });

  return {
    start() {
      closes.start();
      quiet.start();
    },
    async stop() {
      await Promise.all([closes.stop(), quiet.stop()]);
    },
  };
}
