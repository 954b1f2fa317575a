import type { Principal } from '../../common/access/principal.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { findTemporalId } from '../../db/statements/find-temporal-id.ts';
import { readerOf } from '../access/reader-of.ts';
import { executionNotFound, isExecutionId } from './execution-not-found.ts';

/**
 * Temporal's workflow id of an execution; null before it was handed over.
 * @throws PerdureError `EXECUTION_NOT_FOUND`, also for what the principal may not read
 */
export async function getTemporalId(client: SchemaClient, principal: Principal, id: string): Promise<string | null> {
  const found = isExecutionId(id) ? await findTemporalId(client, readerOf(principal), id) : null;
  if (found === null) throw executionNotFound(id);
  return found.temporalId;
}
