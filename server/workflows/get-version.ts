import type { Principal } from '../../common/access/principal.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { JsonObject } from '../../common/json/json-value.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { findVersion } from '../../db/statements/find-version.ts';
import { getWorkflow } from './get-workflow.ts';
import { type WorkflowVersion, workflowVersionOf } from './workflow-version.ts';

/** @throws PerdureError `NOT_FOUND` for an unknown version, and what `getWorkflow` throws */
export async function getVersion(
  client: SchemaClient,
  principal: Principal,
  workflowId: string,
  version: number,
): Promise<WorkflowVersion & { graph: JsonObject }> {
  await getWorkflow(client, principal, workflowId);
  const row = await findVersion(client, workflowId, version);
  if (row === null) throw new PerdureError('NOT_FOUND', `The workflow has no version ${version}.`);
  return { ...workflowVersionOf(row), graph: row.graph };
}
