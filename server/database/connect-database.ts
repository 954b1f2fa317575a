import type { Database } from '../../db/database.ts';
import { type OpenDatabaseOptions, openDatabase, type PoolLike } from '../../db/open-database.ts';
import type { Log } from '../log.ts';

export type { Database } from '../../db/database.ts';
export type { PoolLike } from '../../db/open-database.ts';

/** Which database; one of `pool` and `databaseUrl`. */
export type DatabaseChoice = Pick<OpenDatabaseOptions, 'pool' | 'databaseUrl' | 'schema'>;

/** @throws PerdureError `NOT_CONFIGURED`, `CONFIG_INVALID` for an unusable schema name */
export function connectDatabase(choice: DatabaseChoice, applicationName: string, log: Log): Database {
  const onConnectionError = (error: Error) => log.warn({ err: error }, 'a database connection broke');
  return openDatabase({ ...choice, applicationName, onConnectionError });
}

/** Where to listen for notifications; null when that cannot be told: a pool tells where it connects to only if it was made from a URL. */
export function listenUrlOf({ pool, databaseUrl }: DatabaseChoice): string | null {
  if (pool === undefined) return databaseUrl ?? null;
  return (pool as PoolLike & { options?: { connectionString?: string } }).options?.connectionString ?? null;
}
