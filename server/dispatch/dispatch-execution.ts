import { compilePlan } from '../../common/graph/compile.ts';
import type { Graph } from '../../common/graph/graph.ts';
import type { Plan } from '../../common/graph/plan.ts';
import type { Catalog } from '../../common/plugin/catalog.ts';
import type { Database } from '../../db/database.ts';
import { deferDispatch } from '../../db/statements/defer-dispatch.ts';
import { findVersion } from '../../db/statements/find-version.ts';
import { journalApply } from '../../db/statements/journal-apply.ts';
import type { UndispatchedExecution } from '../../db/statements/lease-undispatched.ts';
import { markDispatched } from '../../db/statements/mark-dispatched.ts';
import { failpoint } from '../failpoint.ts';
import { failedEntry, stuckEntry } from '../journal/terminal-entries.ts';
import type { Log } from '../log.ts';
import type { TemporalGateway } from '../temporal/temporal-gateway.ts';
import { backoff } from './backoff.ts';
import type { DispatchSettings } from './dispatch-settings.ts';
import type { PlanCache } from './plan-cache.ts';
import { startFailureOf } from './start-failure.ts';
import { temporalStartOf } from './temporal-start-of.ts';

export interface DispatchDeps {
  database: Database;
  gateway: TemporalGateway;
  catalog: Catalog;
  settings: DispatchSettings;
  log: Log;
}

/** Hands one leased execution to Temporal, or says in the journal why that cannot be, or gives the lease back. */
export async function dispatchExecution(deps: DispatchDeps, plans: PlanCache, execution: UndispatchedExecution): Promise<void> {
  const { database, gateway, settings } = deps;
  try {
    const plan = await planOf(deps, plans, execution);
    const start = temporalStartOf(execution, plan, settings.execution);
    await gateway.start(start);
    await failpoint('dispatch.afterStart');
    await markDispatched(database.client, execution.id, start.temporalId);
  } catch (error) {
    await failed(deps, execution, error);
  }
}

function planOf({ database, catalog }: DispatchDeps, plans: PlanCache, execution: UndispatchedExecution): Promise<Plan> {
  const { workflowId, version, triggerId } = execution;
  return plans.get(JSON.stringify([workflowId, version, triggerId]), async () => {
    const found = await findVersion(database.client, workflowId, version);
    if (found === null) {
      throw new Error(`Version ${version} of workflow ${workflowId} is not there.`);
    }
    // Publishing checked the shape, and the compiler checks it again.
    return compilePlan(found.graph as unknown as Graph, { triggerId, catalog });
  });
}

async function failed({ database, settings, log }: DispatchDeps, execution: UndispatchedExecution, error: unknown): Promise<void> {
  const failure = startFailureOf(error);
  const { id: executionId, attempts } = execution;
  if (failure.ends) {
    log.warn({ err: error, executionId, code: failure.code }, 'an execution ends without having started');
    await journalApply(database.client, [{ executionId, kind: 'end', terminal: failedEntry(failure.code, failure.message) }]);
    return;
  }
  log[attempts === 1 ? 'warn' : 'debug']({ err: error, executionId, attempts }, `an execution is not started yet: ${failure.message}`);
  const pause = backoff(attempts, settings.maximumBackoffMs ?? 5_000);
  const waitedMs = await deferDispatch(database.client, executionId, pause, failure.message.slice(0, 4_096));
  if (waitedMs >= (settings.stuckAfterMs ?? 10_000)) {
    // Does nothing while the execution is shown as stuck already.
    const entry = stuckEntry('NOT_DISPATCHED', `Temporal has not taken the start yet: ${failure.message.slice(0, 1_000)}`);
    await journalApply(database.client, [{ executionId, kind: 'stuck', entry }]);
  }
}
