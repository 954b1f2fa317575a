import type { SchemaClient } from '../schema-client.ts';
import { type Condition, whereClause } from './condition.ts';
import { parameters } from './parameters.ts';
import { quoteTable } from './quote-identifier.ts';

/** Deletes the row that `key` names; false when there is none. */
export async function deleteRow(client: SchemaClient, table: string, key: readonly Condition[]): Promise<boolean> {
  const p = parameters();
  const { rowCount } = await client.query(`delete from ${quoteTable(table)} as t ${whereClause(key, p)}`, p.values);
  return rowCount === 1;
}
