import type { Reader } from '../reader.ts';
import type { SchemaClient } from '../schema-client.ts';
import { EXECUTION_READABLE } from './execution-readable.ts';

/** Temporal's workflow id of an execution, null before it was dispatched; the row is null when this reader may not see it. */
export async function findTemporalId(client: SchemaClient, reader: Reader, id: string): Promise<{ temporalId: string | null } | null> {
  const { rows } = await client.query(
    `select e.temporal_id as "temporalId"
     from ${client.schema}.executions e
     join ${client.schema}.workflows w on w.id = e.workflow_id
     where e.id = $3::uuid and ${EXECUTION_READABLE}`,
    [reader.userName, reader.admin, id],
  );
  return rows[0] ?? null;
}
