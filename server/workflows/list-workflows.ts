import type { Principal } from '../../common/access/principal.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { listWorkflows as selectWorkflows } from '../../db/statements/list-workflows.ts';
import { readerOf } from '../access/reader-of.ts';
import { decodeCursor, encodeCursor } from '../paging/cursor.ts';
import { type Workflow, workflowOf } from './workflow.ts';

export interface ListWorkflowsRequest {
  /** part of the name or description, in any case */
  search?: string;
  limit: number;
  cursor?: string;
}

/** What the principal may see, newest first; a page may be shorter than `limit` when the graphs are large. */
export async function listWorkflows(
  client: SchemaClient,
  principal: Principal,
  request: ListWorkflowsRequest,
): Promise<{ items: Workflow[]; nextCursor: string | null }> {
  const { rows, more } = await selectWorkflows(client, readerOf(principal), {
    search: request.search ?? null,
    after: request.cursor === undefined ? null : decodeCursor(request.cursor),
    limit: request.limit,
  });
  const last = rows.at(-1);
  return {
    items: rows.map(workflowOf),
    nextCursor: more && last !== undefined ? encodeCursor({ at: last.position, id: last.id }) : null,
  };
}
