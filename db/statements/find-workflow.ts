import type { Reader } from '../reader.ts';
import type { SchemaClient } from '../schema-client.ts';
import { WORKFLOW_COLUMNS, WORKFLOW_VISIBLE, type WorkflowRow } from './workflow-row.ts';

/** The workflow, when this reader may see it; `lock` holds the row until the end of the transaction. */
export async function findWorkflow(
  client: SchemaClient,
  reader: Reader,
  id: string,
  options: { lock?: boolean } = {},
): Promise<WorkflowRow | null> {
  const { rows } = await client.query(
    `select ${WORKFLOW_COLUMNS}
     from ${client.schema}.workflows w
     where w.id = $3::uuid and ${WORKFLOW_VISIBLE}
     ${options.lock ? 'for update' : ''}`,
    [reader.userName, reader.admin, id],
  );
  return rows[0] ?? null;
}
