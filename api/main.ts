import type { RequestListener } from 'node:http';
import type { ServerConfig } from '../server/config/server-config.ts';
import { checkSchemaUnlessAway } from '../server/database/check-database.ts';
import { connectDatabase } from '../server/database/connect-database.ts';
import type { Log } from '../server/log.ts';
import { builtApp } from './app/built-app.ts';
import { catalogOf } from './catalog-of.ts';
import { type ApiSettings, createApiDeps } from './create-api-deps.ts';
import { createApp } from './create-app.ts';
import { type ListenOptions, listenOn, type OpenServer } from './listen-on.ts';
import { metricsHandler } from './metrics-handler.ts';
import { connectTemporalLazily, type TemporalSettings } from './temporal-lookup.ts';

export interface StartApiOptions {
  databaseUrl: string;
  /** default `perdure` */
  schema?: string;
  config: ServerConfig;
  host: string;
  /** 0 takes any free one */
  port: number;
  /** how many ports to try after `port` when it is taken; default none */
  otherPorts?: number;
  /** null: no metrics are served */
  metricsPort: number | null;
  temporal?: TemporalSettings;
  /** how many proxies stand in front; default 0 */
  trustedProxies?: number;
  /** where the built web app lies; default beside the compiled api, null: none */
  appFolder?: string | null;
  log: Log;
  settings?: ApiSettings;
}

export interface RunningApi {
  url: string;
  port: number;
  /** null when no metrics are served */
  metricsUrl: string | null;
  /** Ends event streams, lets requests in flight finish for half a second, closes every connection. */
  close(): Promise<void>;
}

const GRACE_MS = 500;

/**
 * Starts the API as a process of its own. PostgreSQL may be away: then requests are answered 503 until it is back.
 * @throws PerdureError `SCHEMA_MISSING`, `SCHEMA_OLD`, `SCHEMA_NEWER`, `PORT_UNAVAILABLE`, `CONFIG_INVALID`, `DUPLICATE_ACTION`
 */
export async function startApi(options: StartApiOptions): Promise<RunningApi> {
  const { config, host, log } = options;
  const catalog = catalogOf(config);
  const { databaseUrl, schema = 'perdure' } = options;
  const database = connectDatabase({ databaseUrl, schema }, 'perdure api', log);
  const temporal = connectTemporalLazily(options.temporal);
  const settings = { processMetrics: true, ...options.settings };
  const deps = createApiDeps({ database, listenUrl: databaseUrl, catalog, config, temporal, log, settings });
  const servers: OpenServer[] = [];
  const open = async (handler: RequestListener, at: ListenOptions) => {
    const server = await listenOn(handler, at);
    servers.push(server);
    return server;
  };
  const close = async () => {
    // streams end first: they would hold the server open
    await deps.changes.close();
    await Promise.all(servers.map((server) => server.close(GRACE_MS)));
    await Promise.all([temporal.close(), database.close()]);
  };
  try {
    await checkSchemaUnlessAway(database, log);
    const { url, port } = await open(
      createApp(deps, {
        appFolder: options.appFolder === undefined ? builtApp() : options.appFolder,
        trustedProxies: options.trustedProxies ?? 0,
      }),
      options,
    );
    const { metricsPort } = options;
    const metrics = metricsPort === null ? null : await open(metricsHandler(deps.metrics), { host, port: metricsPort });
    const metricsUrl = metrics === null ? null : `${metrics.url}/metrics`;
    log.info({ url, metricsUrl }, 'api listens');
    return { url, port, metricsUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}
