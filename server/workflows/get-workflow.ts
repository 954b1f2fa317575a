import type { Principal } from '../../common/access/principal.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { findWorkflow } from '../../db/statements/find-workflow.ts';
import { readerOf } from '../access/reader-of.ts';
import { workflowNotFound } from '../trigger/workflow-not-found.ts';
import { type Workflow, workflowOf } from './workflow.ts';

/** @throws PerdureError `WORKFLOW_NOT_FOUND`, also for what the principal may not see */
export async function getWorkflow(client: SchemaClient, principal: Principal, id: string): Promise<Workflow> {
  const row = await findWorkflow(client, readerOf(principal), id);
  if (row === null) throw workflowNotFound(id, 'does not exist');
  return workflowOf(row);
}
