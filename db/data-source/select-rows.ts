import type { SchemaClient } from '../schema-client.ts';
import type { Column } from './column.ts';
import { type Condition, whereClause } from './condition.ts';
import { parameters } from './parameters.ts';
import { quoteIdentifier } from './quote-identifier.ts';
import type { Relation } from './relation.ts';
import { columnList, rowOf } from './row-columns.ts';

export interface RowQuery {
  columns: readonly Column[];
  conditions: readonly Condition[];
  sort: readonly { column: Column; direction: 'asc' | 'desc' }[];
  limit: number;
  offset: number;
  /** keeps the rows as they are until the transaction ends */
  lock?: boolean;
}

export async function selectRows(client: SchemaClient, relation: Relation, query: RowQuery): Promise<Record<string, unknown>[]> {
  const p = parameters(...relation.parameters);
  const where = whereClause(query.conditions, p);
  const sort = query.sort.map(({ column, direction }) => `t.${quoteIdentifier(column.name)} ${direction === 'desc' ? 'desc' : 'asc'}`);
  const { rows } = await client.query(
    `select ${columnList(query.columns)} from ${relation.sql} t ${where}
     ${sort.length === 0 ? '' : `order by ${sort.join(', ')}`}
     limit ${p.add(query.limit)}::bigint offset ${p.add(query.offset)}::bigint ${query.lock ? 'for update' : ''}`,
    p.values,
  );
  return rows.map((row) => rowOf(query.columns, row));
}
