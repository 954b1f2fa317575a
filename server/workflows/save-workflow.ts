import type { Principal } from '../../common/access/principal.ts';
import type { Database } from '../../db/database.ts';
import { updateWorkflow, type WorkflowChanges } from '../../db/statements/update-workflow.ts';
import { workflowNotFound } from '../trigger/workflow-not-found.ts';
import { checkDraft } from './check-draft.ts';
import { lockOwnWorkflow } from './lock-own-workflow.ts';
import { revisionConflict } from './revision-conflict.ts';
import { type Workflow, workflowOf } from './workflow.ts';

export interface SaveWorkflowRequest extends WorkflowChanges {
  /** of the workflow that was changed */
  revision: number;
}

/** @throws PerdureError `REVISION_CONFLICT`, and what `lockOwnWorkflow` and `checkDraft` throw */
export async function saveWorkflow(database: Database, principal: Principal, id: string, request: SaveWorkflowRequest): Promise<Workflow> {
  const { revision, ...changes } = request;
  if (changes.graph !== undefined) checkDraft(changes.graph);
  return database.transaction(async (client) => {
    const stored = await lockOwnWorkflow(client, principal, id);
    if (stored.revision !== revision) throw revisionConflict(revision, stored.revision);
    const row = await updateWorkflow(client, id, revision, changes);
    if (row === null) throw workflowNotFound(id, 'does not exist');
    return workflowOf(row);
  });
}
