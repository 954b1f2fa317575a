import type { DataSource } from '../../common/data-source/data-source.ts';
import type { DataSourceQuery, DataSourceResult } from '../../common/data-source/data-source-query.ts';
import type { Session } from '../../common/data-source/session.ts';
import type { SqlClient } from '../../common/data-source/sql-client.ts';
import { inSchema } from '../../db/schema-client.ts';
import { configuredSchema } from '../configured-database.ts';
import { queryRows } from './query-rows.ts';

/**
 * Reads rows on the caller's client, within whatever transaction it has open. Rows of `WorkflowExecutions` and `Workflows`
 * are those that the session's user may read.
 * @throws PerdureError `DATA_SOURCE_INVALID` before anything is asked of PostgreSQL, so that a transaction stays usable
 */
export function queryDataSource<Row extends object>(
  client: SqlClient,
  session: Session,
  dataSource: DataSource<Row>,
  query: DataSourceQuery<Row> = {},
): Promise<DataSourceResult<Row>> {
  return queryRows(inSchema(client, configuredSchema()), session, dataSource, query);
}
