import { Command } from 'commander';
import { databaseRefusal } from '../../server/database/database-error.ts';
import { exitWith } from '../process/exit-with.ts';
import { readProcessSettings } from '../process/read-process-settings.ts';
import { serveUntilStopped } from '../process/serve-until-stopped.ts';

export function apiCommand(): Command {
  return new Command('api')
    .summary('serve the HTTP API and the web app')
    .description(
      'Serves the HTTP API, its document and its docs, and the web app. Stateless: run as many as you like. The tables must be there (`perdure migrate`).',
    )
    .option('--config <file>', 'configuration file (default: perdure.config.ts, .mts, .js or .mjs in this folder)')
    .addHelpText(
      'after',
      `
Example:
  $ DATABASE_URL=postgres://me:secret@db/shop PERDURE_HOST=0.0.0.0 perdure api --config perdure.config.ts

Environment: DATABASE_URL (needed), PERDURE_SCHEMA, PERDURE_HOST (127.0.0.1), PERDURE_PORT (8080), PERDURE_METRICS_PORT,
PERDURE_TRUSTED_PROXIES (0), PERDURE_LOG_LEVEL, PERDURE_ENCRYPTION_KEYS, PERDURE_TEMPORAL_UI_URL. Logs are JSON lines on standard output. GET /readyz says whether it serves.`,
    )
    .action(async (options: { config?: string }) =>
      exitWith(
        await serveUntilStopped(async () => {
          const { environment, databaseUrl, config, log } = await readProcessSettings(options.config, 'perdure api');
          const { startApi } = await import('../../api/main.ts');
          const { schema, host, port, metricsPort, trustedProxies } = environment;
          const { temporalAddress: address, temporalNamespace: namespace, taskQueue, temporalUiUrl: uiUrl } = environment;
          const temporal = { address, namespace, taskQueue, uiUrl };
          const starting = startApi({ databaseUrl, schema, config, host, port, metricsPort, trustedProxies, temporal, log });
          const api = await starting.catch((error) => {
            throw databaseRefusal(error, databaseUrl);
          });
          return { stop: () => api.close() };
        }),
      ),
    );
}
