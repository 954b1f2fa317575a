import { PerdureError } from '../common/errors/perdure-error.ts';
import { migrationNames } from './migrations-folder.ts';
import { MIGRATIONS_TABLE } from './migrations-table.ts';
import type { SchemaClient } from './schema-client.ts';
import { schemaMissing } from './schema-missing.ts';
import { findTable } from './statements/find-table.ts';
import { listAppliedMigrations } from './statements/list-applied-migrations.ts';

/**
 * Compares the tables with this release, for processes that are about to serve.
 * @throws PerdureError `SCHEMA_MISSING`, `SCHEMA_OLD` or `SCHEMA_NEWER`, naming database, schema and the migrations that differ
 */
export async function checkSchema(client: SchemaClient): Promise<void> {
  const { database, exists } = await findTable(client, MIGRATIONS_TABLE);
  if (!exists) {
    throw schemaMissing(database, client.schema);
  }
  const [applied, known] = [await listAppliedMigrations(client), await migrationNames()];
  const where = `Database "${database}", schema ${client.schema}`;
  const newer = applied.filter((name) => !known.includes(name));
  if (newer.length > 0) {
    throw new PerdureError('SCHEMA_NEWER', `${where} holds migrations that this release does not know: ${newer.join(', ')}.`);
  }
  const lacking = known.filter((name) => !applied.includes(name));
  if (lacking.length > 0) {
    throw new PerdureError('SCHEMA_OLD', `${where} lacks migrations of this release: ${lacking.join(', ')}.`);
  }
}
