import type { AnyDataSource } from '../../common/data-source/any-data-source.ts';
import type { Session } from '../../common/data-source/session.ts';
import type { SqlClient } from '../../common/data-source/sql-client.ts';
import { deleteRow } from '../../db/data-source/delete-row.ts';
import { type Assignment, insertRows as insert } from '../../db/data-source/insert-rows.ts';
import { updateRow } from '../../db/data-source/update-row.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { inSchema } from '../../db/schema-client.ts';
import { assignmentOf, withoutStatus } from './assignments-of.ts';
import { type AttributeColumn, columnsOf } from './columns-of.ts';
import { invalidDataSource } from './invalid-data-source.ts';
import { runHook } from './run-hook.ts';
import { keyOf, lockStoredRows } from './stored-rows.ts';

/** PostgreSQL takes 65,535 parameters in one statement. */
const MAX_PARAMETERS = 60_000;

/** Hooks get the caller's own client, statements one that knows a schema; own tables do not need it. */
function writable(client: SqlClient, dataSource: AnyDataSource): { schemaClient: SchemaClient; columns: ReturnType<typeof columnsOf> } {
  if (dataSource.readOnly) throw invalidDataSource(dataSource.id, 'is read-only');
  return { schemaClient: inSchema(client, ''), columns: columnsOf(dataSource) };
}

export async function insertInto(
  client: SqlClient,
  session: Session,
  dataSource: AnyDataSource,
  given: readonly object[],
): Promise<object[]> {
  const { columns, schemaClient } = writable(client, dataSource);
  const rows = await runHook(dataSource, 'beforeInsert', { rows: withoutStatus(dataSource, given, 'I'), session, client });
  const assignments = rows.map((row) => assignmentOf(dataSource, columns, row));
  for (const assignment of assignments) requireAll(dataSource, columns, assignment);
  const all = [...columns.values()];
  const atOnce = Math.max(1, Math.floor(MAX_PARAMETERS / all.length));
  const stored: object[] = [];
  for (let from = 0; from < assignments.length; from += atOnce) {
    stored.push(...(await insert(schemaClient, dataSource.table, all, assignments.slice(from, from + atOnce))));
  }
  return runHook(dataSource, 'afterInsert', { rows: stored, session, client });
}

export async function updateIn(
  client: SqlClient,
  session: Session,
  dataSource: AnyDataSource,
  given: readonly object[],
): Promise<object[]> {
  const { columns, schemaClient } = writable(client, dataSource);
  const asked = withoutStatus(dataSource, given, 'U');
  const before = await lockStoredRows(schemaClient, dataSource, columns, asked);
  const rows = await runHook(dataSource, 'beforeUpdate', { rows: asked, previousRows: before, session, client });
  const previousRows = rows === asked ? before : await lockStoredRows(schemaClient, dataSource, columns, rows);
  const stored: object[] = [];
  for (const [index, row] of rows.entries()) {
    const changes = Object.entries(row).filter(([code]) => !dataSource.primaryKey.includes(code));
    const set = assignmentOf(dataSource, columns, Object.fromEntries(changes));
    const updated =
      set.size === 0
        ? previousRows[index]
        : await updateRow(schemaClient, dataSource.table, [...columns.values()], keyOf(dataSource, columns, row), set);
    if (updated) stored.push(updated);
  }
  return runHook(dataSource, 'afterUpdate', { rows: stored, previousRows, session, client });
}

export async function deleteFrom(
  client: SqlClient,
  session: Session,
  dataSource: AnyDataSource,
  given: readonly object[],
): Promise<object[]> {
  const { columns, schemaClient } = writable(client, dataSource);
  const found = await lockStoredRows(schemaClient, dataSource, columns, withoutStatus(dataSource, given, 'D'));
  const rows = await runHook(dataSource, 'beforeDelete', { rows: found, previousRows: found, session, client });
  const previousRows = rows === found ? found : await lockStoredRows(schemaClient, dataSource, columns, rows);
  for (const row of previousRows) await deleteRow(schemaClient, dataSource.table, keyOf(dataSource, columns, row));
  return runHook(dataSource, 'afterDelete', { rows: previousRows, previousRows, session, client });
}

function requireAll(dataSource: AnyDataSource, columns: ReadonlyMap<string, AttributeColumn>, assignment: Assignment): void {
  for (const column of columns.values()) {
    const { required, readOnly } = column.attribute;
    if (required && !readOnly && !assignment.has(column))
      throw invalidDataSource(dataSource.id, `needs a value for the attribute "${column.code}"`);
  }
}
