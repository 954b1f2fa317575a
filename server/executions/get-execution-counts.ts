import type { Principal } from '../../common/access/principal.ts';
import type { ExecutionCounts } from '../../common/execution/execution-counts.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { countExecutions } from '../../db/statements/count-executions.ts';
import { readerOf } from '../access/reader-of.ts';
import type { ListExecutionsRequest } from './list-executions.ts';

/** How many executions of each status the principal may read. */
export function getExecutionCounts(
  client: SchemaClient,
  principal: Principal,
  request: Pick<ListExecutionsRequest, 'workflowId' | 'user' | 'from' | 'to'>,
): Promise<ExecutionCounts> {
  const { workflowId, user, from, to } = request;
  return countExecutions(client, readerOf(principal), {
    workflowId: workflowId ?? null,
    userName: user ?? null,
    from: from ?? null,
    to: to ?? null,
  });
}
