import type { AnyDataSource } from '../../common/data-source/any-data-source.ts';
import type { Column } from '../../db/data-source/column.ts';
import type { Assignment } from '../../db/data-source/insert-rows.ts';
import { type AttributeColumn, columnOf } from './columns-of.ts';
import { invalidDataSource } from './invalid-data-source.ts';
import { valueFault } from './value-fault.ts';

/** The mark of what is to be done with a row, as forms send it; not an attribute. */
const STATUS = '_status';

/** Rows without their `_status`, which must be the one expected where it stands. */
export function withoutStatus<Row extends object>(dataSource: AnyDataSource, rows: readonly Row[], expected: 'I' | 'U' | 'D'): Row[] {
  if (!Array.isArray(rows)) throw invalidDataSource(dataSource.id, 'takes a list of rows');
  return rows.map((row) => {
    if (typeof row !== 'object' || row === null) throw invalidDataSource(dataSource.id, 'takes objects as rows');
    const { [STATUS]: status, ...rest } = row as Record<string, unknown>;
    if (status !== undefined && status !== expected)
      throw invalidDataSource(dataSource.id, `got a row with _status "${status}", expected "${expected}"`);
    return rest as Row;
  });
}

/** What a row sets, by column; undefined counts as absent. Throws `DATA_SOURCE_INVALID` for what may not be written. */
export function assignmentOf(dataSource: AnyDataSource, columns: ReadonlyMap<string, AttributeColumn>, row: object): Assignment {
  const assignment = new Map<Column, unknown>();
  for (const [code, value] of Object.entries(row)) {
    if (value === undefined) continue;
    const column = columnOf(dataSource, columns, code);
    const { readOnly, required } = column.attribute;
    if (readOnly) throw invalidDataSource(dataSource.id, `cannot write the attribute "${code}", which is read-only`);
    if (required && value === null) throw invalidDataSource(dataSource.id, `needs a value for the attribute "${code}"`);
    const fault = valueFault(column.type, value);
    if (fault !== null) throw invalidDataSource(dataSource.id, `cannot store the attribute "${code}": the value ${fault}`);
    assignment.set(column, column.type === 'json' && value !== null ? JSON.stringify(value) : value);
  }
  return assignment;
}
