import type { Principal } from '../../common/access/principal.ts';
import type { ExecutionSummary } from '../../common/execution/execution-summary.ts';
import type { ExecutionStatus } from '../../common/execution/execution-view.ts';
import { textFault } from '../../common/json/text-fault.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { listExecutions as selectExecutions } from '../../db/statements/list-executions.ts';
import { readerOf } from '../access/reader-of.ts';
import { decodeCursor, encodeCursor } from '../paging/cursor.ts';
import { executionSummaryOf } from './execution-summary.ts';

export interface ListExecutionsRequest {
  /** a UUID */
  workflowId?: string;
  status?: ExecutionStatus;
  /** the user that the execution runs as */
  user?: string;
  /** of the trigger's time, inclusive */
  from?: Date;
  /** of the trigger's time, exclusive */
  to?: Date;
  limit: number;
  cursor?: string;
}

/** What the principal may read, newest first. */
export async function listExecutions(
  client: SchemaClient,
  principal: Principal,
  request: ListExecutionsRequest,
): Promise<{ items: ExecutionSummary[]; nextCursor: string | null }> {
  const { limit, cursor } = request;
  if (request.user !== undefined && textFault(request.user) !== undefined) return { items: [], nextCursor: null };
  const rows = await selectExecutions(client, readerOf(principal), {
    workflowId: request.workflowId ?? null,
    status: request.status ?? null,
    userName: request.user ?? null,
    from: request.from ?? null,
    to: request.to ?? null,
    after: cursor === undefined ? null : decodeCursor(cursor),
    limit,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(executionSummaryOf),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor({ at: last.position, id: last.id }) : null,
  };
}
