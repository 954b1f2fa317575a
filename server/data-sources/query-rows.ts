import type { AnyDataSource } from '../../common/data-source/any-data-source.ts';
import type { DataSourceQuery, DataSourceResult } from '../../common/data-source/data-source-query.ts';
import type { Session } from '../../common/data-source/session.ts';
import { countRows } from '../../db/data-source/count-rows.ts';
import { selectRows } from '../../db/data-source/select-rows.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { columnOf, columnsOf } from './columns-of.ts';
import { conditionsOf } from './conditions-of.ts';
import { invalidDataSource } from './invalid-data-source.ts';
import { relationOf } from './relation-of.ts';

export const DEFAULT_LIMIT = 100;
export const MAX_LIMIT = 10_000;

/** `queryDataSource` for whoever knows the schema. */
export async function queryRows<Row extends object>(
  client: SchemaClient,
  session: Session,
  dataSource: AnyDataSource,
  query: DataSourceQuery<Row>,
): Promise<DataSourceResult<Row>> {
  const columns = columnsOf(dataSource);
  const selected = query.select?.length ? query.select.map((code) => columnOf(dataSource, columns, code)) : [...columns.values()];
  const conditions = conditionsOf(dataSource, columns, query.filter ?? []);
  const limit = whole(dataSource, 'limit', query.limit ?? DEFAULT_LIMIT, MAX_LIMIT);
  const offset = whole(dataSource, 'offset', query.offset ?? 0, Number.MAX_SAFE_INTEGER);
  const sort = (query.sort ?? []).flatMap((element) =>
    Object.entries(element).map(([code, direction]) => {
      if (direction !== 'asc' && direction !== 'desc') throw invalidDataSource(dataSource.id, `sorts "${code}" by "asc" or "desc" only`);
      const column = columnOf(dataSource, columns, code);
      if (column.type === 'json') throw invalidDataSource(dataSource.id, `cannot sort by "${code}", which is of type json`);
      return { column, direction } as const;
    }),
  );

  const relation = relationOf(client, session, dataSource);
  const rows = await selectRows(client, relation, { columns: selected, conditions, sort, limit, offset });
  const isWhole = offset === 0 && rows.length < limit;
  const total = isWhole ? rows.length : await countRows(client, relation, conditions);
  return { rows: rows as Row[], total };
}

function whole(dataSource: AnyDataSource, name: string, value: number, most: number): number {
  if (Number.isSafeInteger(value) && value >= 0 && value <= most) return value;
  throw invalidDataSource(dataSource.id, `takes a whole number from 0 to ${most} as ${name}, not ${String(value)}`);
}
