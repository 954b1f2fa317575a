import type { Catalog } from '../common/plugin/catalog.ts';
import { createChangeFeed } from '../server/changes/change-feed.ts';
import type { ServerConfig } from '../server/config/server-config.ts';
import type { Database } from '../server/database/connect-database.ts';
import type { Log } from '../server/log.ts';
import { createGraphValidator } from '../server/workflows/create-graph-validator.ts';
import type { ApiDeps } from './api-deps.ts';
import { createApiMetrics } from './api-metrics.ts';
import { DEFAULT_RATE_LIMIT, DEFAULT_SIGN_IN_LIMIT, type RateLimit } from './http/rate-limit.ts';
import { createShareReads } from './sse/share-reads.ts';
import { createStreamCounter, DEFAULT_STREAM_LIMITS, type StreamLimits } from './sse/stream-counter.ts';
import type { TemporalLookup } from './temporal-lookup.ts';

const RECHECK_MS = 30_000;

/** What a test or an operator may want otherwise. */
export interface ApiSettings {
  /** per principal; default 100 a second, 1,000 at once */
  rateLimit?: RateLimit;
  /** sign-ins per address; default 10 a second, 100 at once */
  signInLimit?: RateLimit;
  streamLimits?: StreamLimits;
  /** how often streams look for what no notification told, in ms; default 2,000 */
  pollMs?: number;
  /** how often an open stream asks whether its key or session still stands, in ms; default 30,000 */
  recheckMs?: number;
  /** metrics of the whole process, too; default false */
  processMetrics?: boolean;
}

export interface ApiParts {
  database: Database;
  /** for the one LISTEN connection of the process; null: streams poll */
  listenUrl: string | null;
  catalog: Catalog;
  config: Pick<ServerConfig, 'authenticate' | 'allowedOrigins'>;
  temporal: TemporalLookup;
  log: Log;
  settings?: ApiSettings;
}

/** Fills in what the parts leave open. Connects to nothing. */
export function createApiDeps({ database, listenUrl, catalog, config, temporal, log, settings = {} }: ApiParts): ApiDeps {
  const metrics = createApiMetrics({ processMetrics: settings.processMetrics ?? false });
  return {
    database,
    catalog,
    validate: createGraphValidator(catalog),
    // called on the configuration, which may be an instance of a class
    authenticate: config.authenticate && ((request) => config.authenticate?.(request)),
    allowedOrigins: config.allowedOrigins ?? [],
    rateLimit: settings.rateLimit ?? DEFAULT_RATE_LIMIT,
    signInLimit: settings.signInLimit ?? DEFAULT_SIGN_IN_LIMIT,
    recheckMs: settings.recheckMs ?? RECHECK_MS,
    changes: createChangeFeed({ database, listenUrl, log, ...(settings.pollMs === undefined ? {} : { pollMs: settings.pollMs }) }),
    streams: createStreamCounter(settings.streamLimits ?? DEFAULT_STREAM_LIMITS, metrics),
    shareReads: createShareReads(),
    temporal,
    log,
    metrics,
  };
}
