import { join } from 'node:path';
import { databaseError, placeOf } from '../../server/database/database-error.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres/start-embedded-postgres.ts';
import { pingDatabase } from './ping-database.ts';
import type { Progress } from './progress.ts';
import type { StackOptions } from './stack-options.ts';
import { superviseServer } from './supervise-server.ts';

const FIRST_PORT = 54_320;

/** The database of DATABASE_URL, else a PostgreSQL of our own. Returns its URL. */
export async function startDatabasePart(options: StackOptions, progress: Progress): Promise<string> {
  const given = options.environment.databaseUrl;
  progress.begin('PostgreSQL');
  if (given !== null) {
    await pingDatabase(given).catch((error) => {
      throw databaseError(error, given);
    });
    progress.done('PostgreSQL', `${placeOf(given)}, of DATABASE_URL`);
    return given;
  }
  const server = await superviseServer<EmbeddedPostgres>({
    name: 'PostgreSQL',
    start: (before) =>
      startEmbeddedPostgres({
        folder: join(options.home, 'postgres'),
        port: before?.port ?? FIRST_PORT,
        ...(before === null ? {} : { portTries: 1 }),
      }),
    onPid(postgresPid) {
      if (postgresPid !== null) options.lock.note('PostgreSQL', postgresPid);
      options.info.set({ postgresPid });
    },
    say: (line) => options.warn(line),
  });
  options.parts.push('PostgreSQL', server);
  progress.done('PostgreSQL', placeOf(server.first.url));
  return server.first.url;
}
