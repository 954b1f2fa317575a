import type { Database } from '../db/database.ts';
import type { PoolLike } from '../db/open-database.ts';
import type { ServerConfig } from './config/server-config.ts';

/** What `configure()` is given. */
export interface PerdureConfiguration {
  /** the host's own pool (pg's `Pool`), left open */
  pool?: PoolLike;
  /** default: the environment's `DATABASE_URL`; read when no pool is given */
  databaseUrl?: string;
  /** default: the environment's `PERDURE_SCHEMA`, else `perdure` */
  schema?: string;
  /** plugins and data sources, as `perdure.config.ts` exports them */
  config?: ServerConfig;
}

/** What this process was told, and the database that it opened since. */
export interface ConfigurationSlot {
  given: PerdureConfiguration;
  /** opened at first use */
  database: { key: string; database: Database } | null;
}

// A host's bundler may load this module more than once, so the one slot lies where every instance finds it.
const KEY = Symbol.for('perdure.configuration');

export function configurationSlot(): ConfigurationSlot {
  const holder = globalThis as { [KEY]?: ConfigurationSlot };
  holder[KEY] ??= { given: {}, database: null };
  return holder[KEY];
}
