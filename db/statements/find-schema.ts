import type { SqlClient } from '../../common/data-source/sql-client.ts';

/** Whether a schema of this (unquoted) name exists. */
export async function findSchema(client: SqlClient, schema: string): Promise<boolean> {
  const { rows } = await client.query('select 1 from pg_catalog.pg_namespace where nspname = $1::name', [schema]);
  return rows.length > 0;
}
