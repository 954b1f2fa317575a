import type { Principal } from '../../common/access/principal.ts';
import type { ExecutionSummary } from '../../common/execution/execution-summary.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { listExecutionsById } from '../../db/statements/list-executions-by-id.ts';
import { readerOf } from '../access/reader-of.ts';
import { executionSummaryOf } from './execution-summary.ts';

/** Those of these executions that the principal may read, in no order: what a live list shows of what changed. `ids` are UUIDs. */
export async function getExecutionSummaries(
  client: SchemaClient,
  principal: Principal,
  ids: readonly string[],
): Promise<ExecutionSummary[]> {
  return (await listExecutionsById(client, readerOf(principal), ids)).map(executionSummaryOf);
}
