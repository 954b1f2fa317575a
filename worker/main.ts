import { makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import { createActivities } from '../activities/create-activities.ts';
import { errorMessage } from '../common/errors/error-message.ts';
import { isPerdureError } from '../common/errors/perdure-error.ts';
import { createExpressionEngine } from '../common/expression/create-expression-engine.ts';
import { checkSchema } from '../db/check-schema.ts';
import { isConnectionLossAtStart } from '../db/connection-loss.ts';
import { openDatabase } from '../db/open-database.ts';
import { countStuck } from '../db/statements/count-stuck.ts';
import { BUILT_IN_PLUGINS } from '../plugins/built-in-plugins.ts';
import type { Environment } from '../server/config/environment.ts';
import type { ServerConfig } from '../server/config/server-config.ts';
import { createDataSourceRegistry } from '../server/data-sources/create-data-source-registry.ts';
import { createDataSources } from '../server/data-sources/create-data-sources.ts';
import { createDispatcher } from '../server/dispatch/create-dispatcher.ts';
import { failpoint } from '../server/failpoint.ts';
import { createSafeFetch } from '../server/fetch/create-safe-fetch.ts';
import { createIntegrations } from '../server/integrations/create-integrations.ts';
import type { Log } from '../server/log.ts';
import { createPluginRegistry } from '../server/plugins/create-plugin-registry.ts';
import { createReconciler } from '../server/reconcile/create-reconciler.ts';
import { createTemporalGateway } from '../server/temporal/create-temporal-gateway.ts';
import { connectTemporal } from './connect-temporal.ts';
import { createTemporalWorker } from './create-temporal-worker.ts';
import { ensureSearchAttributes } from './ensure-search-attributes.ts';
import { startStatusServer } from './status-server.ts';
import { untilAvailable } from './until-available.ts';
import { activityLog, temporalLog } from './worker-log.ts';
import { createWorkerMetrics } from './worker-metrics.ts';

/** Collections that an expression may walk through outside of a workflow. */
const MAX_COLLECTION = 10_000;

export interface WorkerOptions {
  environment: Environment;
  config: ServerConfig;
  log: Log;
  /** stops the start, too, while it waits for a part that is away */
  signal?: AbortSignal;
  /** steps at a time; default 100 */
  maxSteps?: number;
  /** time that steps in flight get at a stop, in ms; default 10,000 */
  shutdownGraceMs?: number;
  /** default 20,000 */
  heartbeatTimeoutMs?: number;
  /** the workflow code; default Perdure's own */
  workflowsPath?: string;
}

export interface RunningWorker {
  /** of `/healthz`, `/readyz`, `/metrics`; null when no port was asked for */
  statusPort: number | null;
  /** resolves when it has stopped, rejects when Temporal's worker failed */
  finished: Promise<void>;
  /** drains: no new start, no new step; steps in flight get their grace */
  stop(): Promise<void>;
}

/**
 * Starts a worker whole: interpreter and steps, dispatcher, reconciler. Waits for PostgreSQL and Temporal where they are
 * away. Throws for what waiting cannot cure: `NOT_CONFIGURED`, `SCHEMA_*`, wrong credentials, a plugin that does not fit.
 */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const undo: Undo[] = [];
  try {
    return await start(options, (step) => void undo.push(step));
  } catch (error) {
    // Whoever started it may live on: nothing half started stays behind.
    for (const step of undo.reverse())
      await step().catch((cause) => options.log.warn({ cause: errorMessage(cause) }, 'a part did not end'));
    throw error;
  }
}

type Undo = () => Promise<unknown>;

async function start(options: WorkerOptions, onFailure: (undo: Undo) => void): Promise<RunningWorker> {
  const { environment, config, log, signal = new AbortController().signal, maxSteps = 100 } = options;
  const plugins = createPluginRegistry(config.workflowPlugins ?? [], BUILT_IN_PLUGINS);
  const dataSources = createDataSourceRegistry(config.dataSources ?? []);
  const onConnectionError = (error: Error) => log.warn({ cause: error.message }, 'a connection to PostgreSQL broke');
  const opening = { databaseUrl: environment.databaseUrl ?? '', schema: environment.schema, onConnectionError };
  const database = openDatabase({ ...opening, applicationName: 'perdure worker' });
  const stepDatabase = openDatabase({ ...opening, max: maxSteps, queryTimeoutMs: null, applicationName: 'perdure steps' });
  onFailure(() => Promise.all([stepDatabase.close(), database.close()]));
  const waiting = { log, signal };
  await untilAvailable(() => checkSchema(database.client), { ...waiting, name: 'PostgreSQL', passing: isConnectionLossAtStart });

  installRuntime(log);
  const { temporalAddress: address, temporalNamespace: namespace } = environment;
  const passing = (error: unknown) => isPerdureError(error, 'TEMPORAL_UNREACHABLE');
  const temporal = await untilAvailable(() => connectTemporal({ address, namespace }), { ...waiting, name: 'Temporal', passing });
  onFailure(() => temporal.connection.close());
  const searchAttributes = await ensureSearchAttributes(temporal.connection, temporal.namespace, log);
  const gateway = createTemporalGateway({ client: temporal.client, taskQueue: environment.taskQueue, eagerStart: true });
  const metrics = createWorkerMetrics(() => countStuck(database.client));

  const activities = createActivities({
    database,
    stepDatabase,
    resolveStep: (actionId) => plugins.resolveStep(actionId),
    integrations: createIntegrations(database, environment.encryptionKeys),
    fetch: createSafeFetch(config.fetch),
    dataSources: (user) => createDataSources(dataSources, database.schema, user),
    expressions: createExpressionEngine({ maxCollection: MAX_COLLECTION }),
    log: activityLog(log),
    failpoint,
  });
  const worker = await createTemporalWorker({ ...options, temporal, taskQueue: environment.taskQueue, activities });
  const settings = { execution: { heartbeatTimeoutMs: options.heartbeatTimeoutMs ?? 20_000, searchAttributes } };
  const listenUrl = environment.databaseUrl;
  const dispatcher = createDispatcher({ database, gateway, catalog: plugins.catalog, settings, log, listenUrl });
  const reconciler = createReconciler({ database, gateway, log, onRepair: () => metrics.repairs.inc() });

  const running = worker.run();
  dispatcher.start();
  reconciler.start();
  onFailure(async () => {
    await Promise.all([dispatcher.stop(), reconciler.stop()]);
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await running;
  });
  const ready = () => (worker.getState() === 'RUNNING' ? undefined : `the Temporal worker is ${worker.getState()}`);
  const { host, metricsPort } = environment;
  const status = metricsPort === null ? null : await startStatusServer(host, metricsPort, metrics.registry, ready);

  const finished = running.finally(async () => {
    await Promise.all([dispatcher.stop(), reconciler.stop(), status?.close()]);
    await Promise.all([stepDatabase.close(), database.close(), temporal.connection.close()]);
  });
  return {
    statusPort: status?.port ?? null,
    finished,
    async stop() {
      await dispatcher.stop();
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await finished;
    },
  };
}

let installed = false;

/** Once per process: our logger, and no signal handlers of the SDK's, because whoever starts a worker stops it in order. */
function installRuntime(log: Log): void {
  if (installed) return;
  installed = true;
  const filter = makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' });
  Runtime.install({ logger: temporalLog(log), shutdownSignals: [], telemetryOptions: { logging: { filter, forward: {} } } });
}
