import type { Reader } from '../reader.ts';
import type { SchemaClient } from '../schema-client.ts';
import { EXECUTION_READABLE } from './execution-readable.ts';
import { EXECUTION_COLUMNS, type ExecutionRow } from './execution-row.ts';

/** Those of these executions that this reader may see, in no order. */
export async function listExecutionsById(client: SchemaClient, reader: Reader, ids: readonly string[]): Promise<ExecutionRow[]> {
  const { rows } = await client.query(
    `select ${EXECUTION_COLUMNS}
     from ${client.schema}.executions e
     join ${client.schema}.workflows w on w.id = e.workflow_id
     where e.id = any($3::uuid[]) and ${EXECUTION_READABLE}`,
    [reader.userName, reader.admin, ids],
  );
  return rows;
}
