import { Command, InvalidArgumentError } from 'commander';
import { databaseRefusal } from '../../server/database/database-error.ts';
import { namespaceError } from '../connection/namespace-error.ts';
import { readGivenTemporal } from '../dev/given-temporal.ts';
import { exitWith } from '../process/exit-with.ts';
import { loadPart } from '../process/load-part.ts';
import { readProcessSettings } from '../process/read-process-settings.ts';
import { serveUntilStopped } from '../process/serve-until-stopped.ts';

const DEFAULT_GRACE_SECONDS = 10;
const DEFAULT_HEARTBEAT_SECONDS = 20;
/** after so many that were missed the steps run elsewhere since long */
const SILENT_HEARTBEATS = 3;

export function workerCommand(): Command {
  return new Command('worker')
    .summary('run steps, start what was triggered')
    .description(
      'Runs the steps of your plugins, hands triggered executions to Temporal and keeps PostgreSQL true to it. Stateless: run as many as you like.',
    )
    .option('--config <file>', 'configuration file with your plugins (default: perdure.config.ts, .mts, .js or .mjs in this folder)')
    .option('--grace <seconds>', 'time that steps in flight get at a stop', seconds, DEFAULT_GRACE_SECONDS)
    .option(
      '--heartbeat <seconds>',
      'a step whose worker is silent for so long is tried again elsewhere',
      seconds,
      DEFAULT_HEARTBEAT_SECONDS,
    )
    .addHelpText(
      'after',
      `
Example:
  $ DATABASE_URL=postgres://me:secret@db/shop TEMPORAL_ADDRESS=temporal:7233 perdure worker --config perdure.config.ts

Environment: DATABASE_URL (needed), PERDURE_SCHEMA, TEMPORAL_ADDRESS and Temporal's other variables, PERDURE_TASK_QUEUE (perdure),
PERDURE_METRICS_PORT (also /healthz and /readyz), PERDURE_LOG_LEVEL, PERDURE_ENCRYPTION_KEYS. SIGTERM lets steps in flight end.
A worker in which a step computes without pause for three times --heartbeat ends itself; let something start it again.`,
    )
    .action(async (options: { config?: string; grace: number; heartbeat: number }) =>
      exitWith(
        await serveUntilStopped(async (signal) => {
          const { environment, databaseUrl, config, log } = await readProcessSettings(options.config, 'perdure worker');
          const { startWorker } = await loadPart('worker', () => import('../../worker/main.ts'));
          const { startWatchdog } = await import('../../worker/watchdog.ts');
          const worker = await startWorker({
            environment,
            config,
            log,
            signal,
            shutdownGraceMs: options.grace * 1_000,
            heartbeatTimeoutMs: options.heartbeat * 1_000,
          }).catch((error) => {
            throw namespaceError(databaseRefusal(error, databaseUrl), readGivenTemporal());
          });
          const watchdog = startWatchdog({ limitMs: options.heartbeat * 1_000 * SILENT_HEARTBEATS, log });
          // a step may begin to loop while it is given its time to end
          return { finished: worker.finished, stop: () => worker.stop().finally(() => watchdog.stop()) };
        }),
      ),
    );
}

function seconds(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('expected a number of seconds, e.g. 30.');
  return Number(text);
}
