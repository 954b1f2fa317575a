import type { DataSourceQuery } from '../../common/data-source/data-source-query.ts';
import type { DataSources } from '../../common/data-source/data-sources.ts';
import type { Session } from '../../common/data-source/session.ts';
import type { SqlClient } from '../../common/data-source/sql-client.ts';
import { inSchema } from '../../db/schema-client.ts';
import { deleteFrom, insertInto, updateIn } from './change-rows.ts';
import type { DataSourceRegistry } from './data-source-registry.ts';
import { queryRows } from './query-rows.ts';

/** The registry as a step sees it: acting as the execution's user. `schema` is that of Perdure's own tables. */
export function createDataSources(
  registry: DataSourceRegistry,
  schema: string,
  user: { userName: string; displayName?: string },
): DataSources<SqlClient> {
  const session: Session = { user: { userName: user.userName, displayName: user.displayName ?? user.userName } };
  return {
    query: <Row extends object>(client: SqlClient, id: string, query: DataSourceQuery<Row> = {}) =>
      queryRows(inSchema(client, schema), session, registry.get(id), query),
    insertRows: async <Row extends object>(client: SqlClient, id: string, rows: readonly Partial<Row>[]) =>
      (await insertInto(client, session, registry.get(id), rows)) as Row[],
    updateRows: async <Row extends object>(client: SqlClient, id: string, rows: readonly Partial<Row>[]) =>
      (await updateIn(client, session, registry.get(id), rows)) as Row[],
    deleteRows: async <Row extends object>(client: SqlClient, id: string, rows: readonly Partial<Row>[]) =>
      (await deleteFrom(client, session, registry.get(id), rows)) as Row[],
  };
}
