import { checkSchema } from '../../db/check-schema.ts';
import { isConnectionLossAtStart } from '../../db/connection-loss.ts';
import type { Database } from '../../db/database.ts';
import { ping } from '../../db/statements/ping.ts';
import type { Log } from '../log.ts';

/** Whoever asks whether to send requests here wants to know soon. */
const PING_MS = 2_500;

/** Throws when PostgreSQL cannot be reached or does not answer within 2.5 s, and when Perdure's tables are not there. */
export async function pingDatabase(database: Database): Promise<void> {
  await database.withClient(ping, { withinMs: PING_MS });
}

/**
 * For a process that is about to serve: the tables must be of this release, but PostgreSQL may be away for now.
 * @throws PerdureError `SCHEMA_MISSING`, `SCHEMA_OLD`, `SCHEMA_NEWER`
 */
export async function checkSchemaUnlessAway(database: Database, log: Log): Promise<void> {
  try {
    await checkSchema(database.client);
  } catch (error) {
    if (!isConnectionLossAtStart(error)) throw error;
    log.warn({ err: error }, 'PostgreSQL is away; requests are refused until it is back');
  }
}
