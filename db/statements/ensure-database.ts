import type { SqlClient } from '../../common/data-source/sql-client.ts';
import { quoteIdentifier } from '../data-source/quote-identifier.ts';

/** Makes the database `name` unless it is there. */
export async function ensureDatabase(client: SqlClient, name: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1::text', [name]);
  if (rowCount === 0) await client.query(`create database ${quoteIdentifier(name)}`);
}
