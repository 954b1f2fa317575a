import type { Principal } from '../../common/access/principal.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { findStreamHead, type StreamHead } from '../../db/statements/find-stream-head.ts';
import { readerOf } from '../access/reader-of.ts';
import { executionNotFound, isExecutionId } from './execution-not-found.ts';

export type { StreamHead } from '../../db/statements/find-stream-head.ts';

/** How far the journal reaches. @throws PerdureError `EXECUTION_NOT_FOUND`, also for what the principal may not read */
export async function requireReadable(client: SchemaClient, principal: Principal, id: string): Promise<StreamHead> {
  const head = isExecutionId(id) ? await findStreamHead(client, readerOf(principal), id) : null;
  if (head === null) {
    throw executionNotFound(id);
  }
  return head;
}
