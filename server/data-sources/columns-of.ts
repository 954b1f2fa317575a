import type { AnyDataSource } from '../../common/data-source/any-data-source.ts';
import type { DataSourceAttribute } from '../../common/data-source/data-source.ts';
import type { Column } from '../../db/data-source/column.ts';
import { invalidDataSource } from './invalid-data-source.ts';

export interface AttributeColumn extends Column {
  attribute: DataSourceAttribute;
}

/** The columns by attribute code: the only names that ever reach a statement. */
export function columnsOf(dataSource: AnyDataSource): ReadonlyMap<string, AttributeColumn> {
  return new Map(
    dataSource.attributes.map((attribute) => [
      attribute.code,
      { code: attribute.code, name: attribute.column ?? attribute.code, type: attribute.type, attribute },
    ]),
  );
}

/** @throws PerdureError `DATA_SOURCE_INVALID`, naming the known attributes */
export function columnOf(dataSource: AnyDataSource, columns: ReadonlyMap<string, AttributeColumn>, code: string): AttributeColumn {
  const column = columns.get(code);
  if (column) return column;
  throw invalidDataSource(dataSource.id, `has no attribute "${code}"; it has ${[...columns.keys()].join(', ')}`);
}
