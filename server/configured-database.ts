import { PerdureError } from '../common/errors/perdure-error.ts';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open-database.ts';
import { configurationSlot } from './configuration.ts';

/** The schema of Perdure's tables: of `configure()`, else of `PERDURE_SCHEMA`, else `perdure`. */
export function configuredSchema(): string {
  return configurationSlot().given.schema ?? nonEmpty(process.env.PERDURE_SCHEMA) ?? 'perdure';
}

/** The URL of the database of `configure()`, else of `DATABASE_URL`; null where a pool was given, or nothing. */
export function configuredUrl(): string | null {
  const { pool, databaseUrl } = configurationSlot().given;
  return pool === undefined ? (databaseUrl ?? nonEmpty(process.env.DATABASE_URL) ?? null) : null;
}

/**
 * The database of `configure()`, else of `DATABASE_URL`, opened at the first call and kept.
 * @throws PerdureError `NOT_CONFIGURED`
 */
export function configuredDatabase(): Database {
  const slot = configurationSlot();
  const { pool } = slot.given;
  const databaseUrl = configuredUrl();
  const schema = configuredSchema();
  const key = JSON.stringify([pool === undefined ? databaseUrl : 'pool', schema]);
  if (slot.database?.key !== key) {
    if (pool === undefined && databaseUrl === null) {
      throw new PerdureError('NOT_CONFIGURED', 'Perdure was told no database: DATABASE_URL is not set and `configure()` was given none.');
    }
    slot.database = { key, database: openDatabase({ pool, databaseUrl: databaseUrl ?? undefined, schema }) };
  }
  return slot.database.database;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
