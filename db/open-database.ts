import pg from 'pg';
import { PerdureError } from '../common/errors/perdure-error.ts';
import type { Database } from './database.ts';
import { isDeadlinePassed, withDeadline } from './deadline.ts';
import { POOL_SETTINGS } from './pool-settings.ts';
import { inSchema, type SchemaClient } from './schema-client.ts';
import { assertSchemaName } from './schema-name.ts';

/** The least that a pool must have; pg's `Pool` fits. */
export type PoolLike = Pick<pg.Pool, 'query' | 'connect'>;

export interface OpenDatabaseOptions {
  /** a pool of the host's own, left open by `close()`; its settings are the host's affair */
  pool?: PoolLike;
  /** opens a pool of its own */
  databaseUrl?: string;
  /** unquoted; default `perdure` */
  schema?: string;
  /** most connections of a pool of its own; default 10 */
  max?: number;
  /** of one query on a pool of its own, for a network that swallows packets; null: none, where steps run queries of their own; default 40,000 */
  queryTimeoutMs?: number | null;
  /** shown in `pg_stat_activity`; default `perdure` */
  applicationName?: string;
  /** an idle connection was lost, or one in use broke; the pool replaces it by itself. Default: nothing */
  onConnectionError?: (error: Error) => void;
}

/**
 * Joins a pool and a schema. Connects at the first query only.
 * @throws PerdureError `NOT_CONFIGURED` when neither pool nor URL is given, `CONFIG_INVALID` for an unusable schema name
 */
export function openDatabase(options: OpenDatabaseOptions): Database {
  const schema = assertSchemaName(options.schema ?? 'perdure');
  const onError = options.onConnectionError ?? (() => {});
  const { pool, end } = poolOf(options, onError);

  const checkOut = async <T>(work: (client: SchemaClient) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    // A client that breaks while it is checked out emits an error of its own, which would end the process.
    let broken: Error | undefined;
    const note = (error: Error) => {
      broken = error;
      onError(error);
    };
    client.on('error', note);
    try {
      return await work(inSchema(client, schema));
    } catch (error) {
      // The query may still run on the other side, so nobody else may get this connection.
      if (error instanceof Error && (error.message === 'Query read timeout' || isDeadlinePassed(error))) {
        broken = error;
      }
      throw error;
    } finally {
      client.removeListener('error', note);
      client.release(broken);
    }
  };
  const withClient = <T>(work: (client: SchemaClient) => Promise<T>, { withinMs }: { withinMs?: number } = {}): Promise<T> =>
    withinMs === undefined ? checkOut(work) : withDeadline(withinMs, (within) => checkOut((client) => within(work(client))));

  return {
    schema,
    client: inSchema(pool, schema),
    withClient,
    transaction: (work) => withClient((client) => inTransaction(client, work)),
    close: end,
  };
}

function poolOf(options: OpenDatabaseOptions, onError: (error: Error) => void): { pool: PoolLike; end: () => Promise<void> } {
  if (options.pool !== undefined) {
    return { pool: options.pool, end: async () => {} };
  }
  if (options.databaseUrl === undefined || options.databaseUrl === '') {
    throw new PerdureError('NOT_CONFIGURED', 'Neither a pool nor a database URL was given.');
  }
  const pool = new pg.Pool({
    ...POOL_SETTINGS,
    connectionString: options.databaseUrl,
    application_name: options.applicationName ?? 'perdure',
    ...(options.max === undefined ? {} : { max: options.max }),
    // pg takes 0 for none
    query_timeout: options.queryTimeoutMs === undefined ? POOL_SETTINGS.query_timeout : (options.queryTimeoutMs ?? 0),
  });
  pool.on('error', onError);
  return { pool, end: () => pool.end() };
}

async function inTransaction<T>(client: SchemaClient, work: (client: SchemaClient) => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    // The first error is the one that matters; a connection that cannot even roll back is not reused, see `withClient`.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
