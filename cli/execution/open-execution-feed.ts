import { nothingRuns, type Target } from '../connection/find-target.ts';
import { openDatabaseFeed } from './database-feed.ts';
import { eventsByApi } from './events-by-api.ts';
import type { ExecutionFeed } from './execution-feed.ts';
import { watchByApi } from './watch-by-api.ts';

/** The API of the running `perdure dev`, else the database. Throws `NOT_CONFIGURED`. */
export function openExecutionFeed(target: Target): ExecutionFeed {
  const { dev, databaseUrl } = target;
  if (dev !== null) return { views: (id) => watchByApi(dev, id), events: (id) => eventsByApi(dev, id), close: async () => {} };
  if (databaseUrl === null) throw nothingRuns(target);
  return openDatabaseFeed(databaseUrl, target.environment.schema);
}
