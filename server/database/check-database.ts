import { checkSchema } from '../../db/check-schema.ts';
import { isConnectionLoss } from '../../db/connection-loss.ts';
import type { Database } from '../../db/database.ts';
import { ping } from '../../db/statements/ping.ts';
import type { Log } from '../log.ts';

/** Throws when PostgreSQL cannot be reached or Perdure's tables are not there. */
export async function pingDatabase(database: Database): Promise<void> {
  await ping(database.client);
}

/**
 * For a process that is about to serve: the tables must be of this release, but PostgreSQL may be away for now.
 * @throws PerdureError `SCHEMA_MISSING`, `SCHEMA_OLD`, `SCHEMA_NEWER`
 */
export async function checkSchemaUnlessAway(database: Database, log: Log): Promise<void> {
  try {
    await checkSchema(database.client);
  } catch (error) {
    if (!isConnectionLoss(error)) throw error;
    log.warn({ err: error }, 'PostgreSQL is away; requests are refused until it is back');
  }
}
