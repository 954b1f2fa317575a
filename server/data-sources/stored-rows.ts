import type { AnyDataSource } from '../../common/data-source/any-data-source.ts';
import type { Condition } from '../../db/data-source/condition.ts';
import { tableRelation } from '../../db/data-source/relation.ts';
import { selectRows } from '../../db/data-source/select-rows.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { type AttributeColumn, columnOf } from './columns-of.ts';
import { invalidDataSource } from './invalid-data-source.ts';
import { valueFault } from './value-fault.ts';

/** The condition that finds the row with this row's primary key. */
export function keyOf(dataSource: AnyDataSource, columns: ReadonlyMap<string, AttributeColumn>, row: object): Condition[] {
  return dataSource.primaryKey.map((code) => {
    const column = columnOf(dataSource, columns, code);
    const operand = (row as Record<string, unknown>)[code];
    const fault = operand === null ? 'is null' : valueFault(column.type, operand);
    if (fault !== null) throw invalidDataSource(dataSource.id, `needs the primary key "${code}" of a row: the value ${fault}`);
    return { column, operator: 'is', operand };
  });
}

/** The stored rows that these name by their primary keys, locked, in the same order. Throws when one is not there. */
export async function lockStoredRows(
  client: SchemaClient,
  dataSource: AnyDataSource,
  columns: ReadonlyMap<string, AttributeColumn>,
  rows: readonly object[],
): Promise<Record<string, unknown>[]> {
  const stored: Record<string, unknown>[] = [];
  for (const row of rows) {
    const conditions = keyOf(dataSource, columns, row);
    const query = { columns: [...columns.values()], conditions, sort: [], limit: 1, offset: 0, lock: true };
    const [found] = await selectRows(client, tableRelation(dataSource.table), query);
    if (found === undefined) {
      const key = conditions.map(({ column, operand }) => `${column.code} ${String(operand)}`).join(', ');
      throw invalidDataSource(dataSource.id, `has no row with ${key}`);
    }
    stored.push(found);
  }
  return stored;
}
