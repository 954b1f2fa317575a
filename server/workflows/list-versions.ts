import type { Principal } from '../../common/access/principal.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { listVersions as selectVersions } from '../../db/statements/list-versions.ts';
import { invalidCursor } from '../paging/cursor.ts';
import { getWorkflow } from './get-workflow.ts';
import { type WorkflowVersion, workflowVersionOf } from './workflow-version.ts';

/** Published versions, newest first, without their graphs. @throws what `getWorkflow` throws */
export async function listVersions(
  client: SchemaClient,
  principal: Principal,
  workflowId: string,
  request: { limit: number; cursor?: string },
): Promise<{ items: WorkflowVersion[]; nextCursor: string | null }> {
  const before = request.cursor === undefined ? null : versionOf(request.cursor);
  await getWorkflow(client, principal, workflowId);
  const rows = await selectVersions(client, workflowId, before, request.limit + 1);
  const items = rows.slice(0, request.limit).map(workflowVersionOf);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > request.limit && last !== undefined ? String(last.version) : null };
}

function versionOf(cursor: string): number {
  if (!/^[1-9]\d{0,8}$/.test(cursor)) throw invalidCursor();
  return Number(cursor);
}
