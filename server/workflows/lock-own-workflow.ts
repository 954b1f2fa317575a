import type { Principal } from '../../common/access/principal.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { findWorkflow } from '../../db/statements/find-workflow.ts';
import type { WorkflowRow } from '../../db/statements/workflow-row.ts';
import { readerOf } from '../access/reader-of.ts';
import { workflowNotFound } from '../trigger/workflow-not-found.ts';

/**
 * The workflow, locked until the end of the transaction, when the principal may change it: its owner or an admin.
 * @throws PerdureError `WORKFLOW_NOT_FOUND` for what one may not see, `FORBIDDEN` for what one may see but not change
 */
export async function lockOwnWorkflow(client: SchemaClient, principal: Principal, id: string): Promise<WorkflowRow> {
  const reader = readerOf(principal);
  const row = await findWorkflow(client, reader, id, { lock: true });
  if (row === null) throw workflowNotFound(id, 'does not exist');
  if (row.userName !== reader.userName && !reader.admin) {
    throw new PerdureError('FORBIDDEN', 'A shared workflow is changed by its owner or an admin only.', {
      remedy: 'Make a copy of it, or ask its owner.',
    });
  }
  return row;
}
