import type { SchemaClient } from '../../db/schema-client.ts';
import { schemaMissing } from '../../db/schema-missing.ts';
import { findTable } from '../../db/statements/find-table.ts';

const standing = new Set<string>();

/**
 * Once per process, database and schema: are Perdure's tables there at all? A statement that names a missing table would
 * abort the caller's transaction. `place` names the database; only a yes is remembered.
 * @throws PerdureError `SCHEMA_MISSING`
 */
export async function assertTables(client: SchemaClient, place: string): Promise<void> {
  const key = JSON.stringify([place, client.schema]);
  if (standing.has(key)) {
    return;
  }
  const { database, exists } = await findTable(client, 'executions');
  if (!exists) {
    throw schemaMissing(database, client.schema);
  }
  standing.add(key);
}
