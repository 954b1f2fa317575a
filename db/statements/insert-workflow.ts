import type { JsonObject } from '../../common/json/json-value.ts';
import type { SchemaClient } from '../schema-client.ts';
import { WORKFLOW_COLUMNS, type WorkflowRow } from './workflow-row.ts';

export interface NewWorkflow {
  id: string;
  userName: string;
  name: string;
  description: string;
  graph: JsonObject;
}

/** Stores a workflow; null when its id is taken, also by a deleted or foreign one. */
export async function insertWorkflow(client: SchemaClient, workflow: NewWorkflow): Promise<WorkflowRow | null> {
  const { rows } = await client.query(
    `insert into ${client.schema}.workflows as w (id, user_name, name, description, draft)
     values ($1::uuid, $2::text, $3::text, $4::text, $5::json)
     on conflict (id) do nothing
     returning ${WORKFLOW_COLUMNS}`,
    [workflow.id, workflow.userName, workflow.name, workflow.description, JSON.stringify(workflow.graph)],
  );
  return rows[0] ?? null;
}
