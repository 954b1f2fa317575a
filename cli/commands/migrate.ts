import { Command } from 'commander';
import { databaseError, placeOf } from '../../server/database/database-error.ts';
import { findTarget, nothingRuns } from '../connection/find-target.ts';

export function migrateCommand(): Command {
  return new Command('migrate')
    .summary("create or update Perdure's tables")
    .description(
      "Creates Perdure's tables in DATABASE_URL, or rolls them forward to this release. Safe to run again, and at the same time as another.",
    )
    .option('--json', 'print { "schema", "applied" }')
    .addHelpText(
      'after',
      `
Examples:
  $ DATABASE_URL=postgres://me:secret@db/shop perdure migrate
  $ PERDURE_SCHEMA=workflows perdure migrate     in another schema than "perdure"`,
    )
    .action(async (options: { json?: boolean }) => {
      const target = findTarget();
      const { databaseUrl } = target;
      if (databaseUrl === null) throw nothingRuns(target);
      const { schema } = target.environment;
      const { migrate } = await import('../../db/migrate.ts');
      const applied = await migrate({ databaseUrl, schema }).catch((error) => {
        throw databaseError(error, databaseUrl);
      });
      if (options.json === true) process.stdout.write(`${JSON.stringify({ schema, applied })}\n`);
      else if (applied.length === 0) process.stdout.write(`The tables in schema ${schema} of ${placeOf(databaseUrl)} are up to date.\n`);
      else for (const name of applied) process.stdout.write(`applied ${name}\n`);
    });
}
