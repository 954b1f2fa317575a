import type { SchemaClient } from '../schema-client.ts';
import type { Column } from './column.ts';
import { parameters } from './parameters.ts';
import { quoteIdentifier, quoteTable } from './quote-identifier.ts';
import { columnList, rowOf } from './row-columns.ts';

/** A row to write: only the columns that it sets. */
export type Assignment = ReadonlyMap<Column, unknown>;

/** Inserts at least one row; columns that a row does not set get their default. Returns the stored rows in the same order. */
export async function insertRows(
  client: SchemaClient,
  table: string,
  columns: readonly Column[],
  rows: readonly Assignment[],
): Promise<Record<string, unknown>[]> {
  const p = parameters();
  const used = columns.filter((column) => rows.some((row) => row.has(column)));
  if (used.length === 0) return insertDefaults(client, table, columns, rows.length);
  const tuples = rows.map((row) => `(${used.map((column) => (row.has(column) ? p.add(row.get(column)) : 'default')).join(', ')})`);
  const { rows: stored } = await client.query(
    `insert into ${quoteTable(table)} as t (${used.map((column) => quoteIdentifier(column.name)).join(', ')})
     values ${tuples.join(', ')} returning ${columnList(columns)}`,
    p.values,
  );
  return stored.map((row) => rowOf(columns, row));
}

async function insertDefaults(client: SchemaClient, table: string, columns: readonly Column[], count: number) {
  const stored: Record<string, unknown>[] = [];
  for (let i = 0; i < count; i++) {
    const { rows } = await client.query(`insert into ${quoteTable(table)} as t default values returning ${columnList(columns)}`);
    stored.push(...rows.map((row) => rowOf(columns, row)));
  }
  return stored;
}
