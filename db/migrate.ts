import { runner } from 'node-pg-migrate';
import pg from 'pg';
import { errorMessage } from '../common/errors/error-message.ts';
import { isPerdureError, PerdureError } from '../common/errors/perdure-error.ts';
import { checkSchema } from './check-schema.ts';
import { isConnectionLoss } from './connection-loss.ts';
import { MIGRATIONS_FOLDER } from './migrations-folder.ts';
import { MIGRATIONS_TABLE } from './migrations-table.ts';
import { inSchema } from './schema-client.ts';
import { assertSchemaName } from './schema-name.ts';
import { findSchema } from './statements/find-schema.ts';

export interface MigrateOptions {
  databaseUrl: string;
  /** unquoted; made when it does not exist; default `perdure` */
  schema?: string;
  /** one line for each migration applied; default: nothing */
  log?: (line: string) => void;
}

/**
 * Rolls the schema forward to this release, one transaction for each file. Several runners at once wait for each other.
 * @returns the names of the migrations applied now, none when all were there
 * @throws PerdureError `SCHEMA_NEWER` when a newer release was here before, `MIGRATION_FAILED` with the file and what PostgreSQL says
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const schema = assertSchemaName(options.schema ?? 'perdure');
  const client = new pg.Client({
    connectionString: options.databaseUrl,
    connectionTimeoutMillis: 5_000,
    application_name: 'perdure migrate',
  });
  // Without a listener a connection that dies between two statements would end the process; the next statement reports it.
  client.on('error', () => {});
  await client.connect();
  let running: string | null = null;
  const noteWhichRuns = (line: string) => {
    running = /^### MIGRATION (.*) \(UP\) ###/.exec(line)?.[1] ?? running;
  };
  try {
    await refuseNewer(client, schema);
    const applied = await runner({
      dbClient: client,
      dir: MIGRATIONS_FOLDER,
      ignorePattern: '(?!\\d{4}_.*\\.sql$).*',
      direction: 'up',
      migrationsTable: MIGRATIONS_TABLE,
      schema,
      // `create schema if not exists` needs a right on the database even where the schema exists.
      createSchema: !(await findSchema(client, schema)),
      advisoryLockMode: 'wait',
      logger: { debug: undefined, info: noteWhichRuns, warn: options.log ?? (() => {}), error: () => {} },
    });
    for (const { name } of applied) {
      options.log?.(`applied ${name}`);
    }
    return applied.map(({ name }) => name);
  } catch (error) {
    throw isPerdureError(error) || isConnectionLoss(error) ? error : migrationFailed(running, schema, error);
  } finally {
    await client.end();
  }
}

/** `name`: null before the first one. */
function migrationFailed(name: string | null, schema: string, cause: unknown): PerdureError {
  const what = name === null ? `Schema ${schema} cannot be prepared for migrations` : `Migration ${name}.sql failed in schema ${schema}`;
  const { code } = cause as { code?: unknown };
  const sqlState = typeof code === 'string' ? ` (SQLSTATE ${code})` : '';
  return new PerdureError('MIGRATION_FAILED', `${what}: ${errorMessage(cause)}${sqlState}.`, { cause });
}

async function refuseNewer(client: pg.Client, schema: string): Promise<void> {
  try {
    await checkSchema(inSchema(client, schema));
  } catch (error) {
    if (!isPerdureError(error, 'SCHEMA_MISSING') && !isPerdureError(error, 'SCHEMA_OLD')) {
      throw error;
    }
  }
}
