import type { Router } from 'express';
import { checkServerConfig } from '../server/config/check-server-config.ts';
import type { ServerConfig } from '../server/config/server-config.ts';
import { connectDatabase, type DatabaseChoice, listenUrlOf } from '../server/database/connect-database.ts';
import type { Log } from '../server/log.ts';
import { catalogOf } from './catalog-of.ts';
import { createApiDeps } from './create-api-deps.ts';
import { createRouter } from './create-router.ts';
import { silentLog } from './silent-log.ts';
import { connectTemporalLazily, type TemporalSettings } from './temporal-lookup.ts';

/** Of `createPerdureRouter`. Give one of `pool` and `databaseUrl`; the rest is optional. */
export interface PerdureRouterOptions extends DatabaseChoice {
  /** as `perdure.config.ts` exports it: plugins, `authenticate`, `allowedOrigins` */
  config?: ServerConfig;
  /** who sent a request, by the host's own sign-in; default that of `config` */
  authenticate?: ServerConfig['authenticate'];
  /** where Temporal is, for what the API shows of it; default by the environment, without links to its UI */
  temporal?: TemporalSettings;
  /** pino's logger fits; default silent */
  log?: Log;
}

/** An Express router, and how to end it. */
export interface PerdureRouter extends Router {
  /** ends open event streams and connections; a pool that was given is left open */
  close(): Promise<void>;
}

/**
 * The whole API inside a host's Express app: `app.use('/perdure', createPerdureRouter({ pool, authenticate }))` serves
 * `/perdure/api/…` and `/perdure/docs`. Mount it before body parsers. Requests with `Authorization: Bearer pdk_…` are decided
 * by the key, all others by `authenticate(req)`; without it only keys count. Connects at the first request.
 * @throws PerdureError `NOT_CONFIGURED`, `CONFIG_INVALID`, `DUPLICATE_ACTION`
 */
export function createPerdureRouter(options: PerdureRouterOptions): PerdureRouter {
  const { config } = checkServerConfig(options.config ?? {});
  const { authenticate = config.authenticate?.bind(config), log = silentLog } = options;
  const choice: DatabaseChoice = {
    ...(options.pool === undefined ? {} : { pool: options.pool }),
    ...(options.databaseUrl === undefined ? {} : { databaseUrl: options.databaseUrl }),
    ...(options.schema === undefined ? {} : { schema: options.schema }),
  };
  const database = connectDatabase(choice, 'perdure api', log);
  const deps = createApiDeps({
    database,
    listenUrl: listenUrlOf(choice),
    catalog: catalogOf(config),
    config: { authenticate, allowedOrigins: config.allowedOrigins ?? [] },
    temporal: connectTemporalLazily(options.temporal),
    log,
  });
  return Object.assign(createRouter(deps), {
    async close() {
      await deps.changes.close();
      await Promise.all([deps.temporal.close(), database.close()]);
    },
  });
}
