import type { SchemaClient } from '../schema-client.ts';

export interface FoundTable {
  database: string;
  exists: boolean;
}

/** Whether a table stands in the schema, asked in a way that cannot fail and so never aborts the caller's transaction. */
export async function findTable(client: SchemaClient, table: string): Promise<FoundTable> {
  const { rows } = await client.query('select current_database() as database, to_regclass($1::text) is not null as exists', [
    `${client.schema}.${table}`,
  ]);
  return rows[0];
}
