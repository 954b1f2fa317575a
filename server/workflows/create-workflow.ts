import { v7 } from 'uuid';
import type { Principal } from '../../common/access/principal.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { JsonObject } from '../../common/json/json-value.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { insertWorkflow } from '../../db/statements/insert-workflow.ts';
import { checkDraft } from './check-draft.ts';
import { type Workflow, workflowOf } from './workflow.ts';

export interface CreateWorkflowRequest {
  /** a UUID; default a new one. Given, the same id can stand in code for every environment */
  id?: string;
  name: string;
  description?: string;
  /** the draft; default an empty graph */
  graph?: JsonObject;
}

/**
 * Stores a workflow of the principal's own, private, enabled, without a published version.
 * @throws PerdureError `WORKFLOW_EXISTS`, and what `checkDraft` throws
 */
export async function createWorkflow(client: SchemaClient, principal: Principal, request: CreateWorkflowRequest): Promise<Workflow> {
  const graph = request.graph ?? { nodes: [], edges: [] };
  checkDraft(graph);
  const id = request.id ?? v7();
  const row = await insertWorkflow(client, {
    id,
    userName: principal.userName,
    name: request.name,
    description: request.description ?? '',
    graph,
  });
  if (row === null) throw new PerdureError('WORKFLOW_EXISTS', `There is a workflow with the id ${id} already.`);
  return workflowOf(row);
}
