import type { Catalog } from '../common/plugin/catalog.ts';
import type { ChangeFeed } from '../server/changes/change-feed.ts';
import type { ServerConfig } from '../server/config/server-config.ts';
import type { Database } from '../server/database/connect-database.ts';
import type { Log } from '../server/log.ts';
import type { GraphValidator } from '../server/workflows/graph-validator.ts';
import type { ApiMetrics } from './api-metrics.ts';
import type { RateLimit } from './http/rate-limit.ts';
import type { ShareReads } from './sse/share-reads.ts';
import type { StreamCounter } from './sse/stream-counter.ts';
import type { TemporalLookup } from './temporal-lookup.ts';

/** What the routes work with; put together by the composition roots. */
export interface ApiDeps {
  database: Database;
  catalog: Catalog;
  validate: GraphValidator;
  /** the host's sign-in; without it only API keys count */
  authenticate: ServerConfig['authenticate'];
  allowedOrigins: readonly string[];
  rateLimit: RateLimit;
  signInLimit: RateLimit;
  /** how often an open stream asks whether its key or session still stands, in ms */
  recheckMs: number;
  changes: ChangeFeed;
  streams: StreamCounter;
  shareReads: ShareReads;
  temporal: TemporalLookup;
  log: Log;
  metrics: ApiMetrics;
}
