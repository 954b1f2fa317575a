import type { Principal } from '../../common/access/principal.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { type ExecutionHeadRow, findExecutionHead } from '../../db/statements/find-execution-head.ts';
import { readerOf } from '../access/reader-of.ts';
import { executionNotFound, isExecutionId } from './execution-not-found.ts';

/** @throws PerdureError `EXECUTION_NOT_FOUND`, also for what the principal may not read */
export async function requireHead(client: SchemaClient, principal: Principal, id: string): Promise<ExecutionHeadRow> {
  const head = isExecutionId(id) ? await findExecutionHead(client, readerOf(principal), id) : null;
  if (head === null) {
    throw executionNotFound(id);
  }
  return head;
}
