import type { JsonObject } from '../../common/json/json-value.ts';
import type { SchemaClient } from '../schema-client.ts';
import { type Visibility, WORKFLOW_COLUMNS, type WorkflowRow } from './workflow-row.ts';

/** What to change; what is absent stays. */
export interface WorkflowChanges {
  name?: string;
  description?: string;
  graph?: JsonObject;
  enabled?: boolean;
  visibility?: Visibility;
  executionVisibility?: Visibility;
}

/** Saves one more revision; null when `revision` is not the stored one (or the workflow is gone). */
export async function updateWorkflow(
  client: SchemaClient,
  id: string,
  revision: number,
  changes: WorkflowChanges,
): Promise<WorkflowRow | null> {
  const { rows } = await client.query(
    `update ${client.schema}.workflows w
     set name = coalesce($3::text, w.name), description = coalesce($4::text, w.description), draft = coalesce($5::json, w.draft),
       enabled = coalesce($6::boolean, w.enabled), visibility = coalesce($7::text, w.visibility),
       execution_visibility = coalesce($8::text, w.execution_visibility), revision = w.revision + 1, updated_at = now()
     where w.id = $1::uuid and w.revision = $2::integer and w.deleted_at is null
     returning ${WORKFLOW_COLUMNS}`,
    [
      id,
      revision,
      changes.name ?? null,
      changes.description ?? null,
      changes.graph === undefined ? null : JSON.stringify(changes.graph),
      changes.enabled ?? null,
      changes.visibility ?? null,
      changes.executionVisibility ?? null,
    ],
  );
  return rows[0] ?? null;
}
