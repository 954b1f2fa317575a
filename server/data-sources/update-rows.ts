import type { DataSource } from '../../common/data-source/data-source.ts';
import type { Session } from '../../common/data-source/session.ts';
import type { SqlClient } from '../../common/data-source/sql-client.ts';
import { updateIn } from './change-rows.ts';

/**
 * Updates the rows that are named by their primary keys, running beforeUpdate and afterUpdate; attributes that are absent stay. All of it on the caller's client:
 * a throw leaves it to the caller to roll back. Returns what the after hook returned, else the complete stored rows.
 * @throws PerdureError `DATA_SOURCE_INVALID` for a row or value that does not fit, and a row that is not there
 */
export async function updateRows<Row extends object>(
  client: SqlClient,
  session: Session,
  dataSource: DataSource<Row>,
  rows: readonly Partial<Row>[],
): Promise<Row[]> {
  return (await updateIn(client, session, dataSource, rows)) as Row[];
}
