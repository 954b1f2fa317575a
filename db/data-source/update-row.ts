import type { SchemaClient } from '../schema-client.ts';
import type { Column } from './column.ts';
import { type Condition, whereClause } from './condition.ts';
import type { Assignment } from './insert-rows.ts';
import { parameters } from './parameters.ts';
import { quoteIdentifier, quoteTable } from './quote-identifier.ts';
import { columnList, rowOf } from './row-columns.ts';

/** Sets at least one column of the row that `key` names; undefined when there is none. */
export async function updateRow(
  client: SchemaClient,
  table: string,
  columns: readonly Column[],
  key: readonly Condition[],
  set: Assignment,
): Promise<Record<string, unknown> | undefined> {
  const p = parameters();
  const assignments = [...set].map(([column, value]) => `${quoteIdentifier(column.name)} = ${p.add(value)}`);
  const { rows } = await client.query(
    `update ${quoteTable(table)} as t set ${assignments.join(', ')} ${whereClause(key, p)} returning ${columnList(columns)}`,
    p.values,
  );
  return rows[0] === undefined ? undefined : rowOf(columns, rows[0]);
}
