import { MIGRATIONS_TABLE } from '../migrations-table.ts';
import type { SchemaClient } from '../schema-client.ts';

/** Names of the applied migrations, oldest first. The table must exist. */
export async function listAppliedMigrations(client: SchemaClient): Promise<string[]> {
  const { rows } = await client.query(`select name from ${client.schema}.${MIGRATIONS_TABLE} order by id`);
  return rows.map((row) => row.name);
}
