import type { Principal } from '../../common/access/principal.ts';
import { type ExecutionGraph, executionGraphOf } from '../../common/execution/execution-graph.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { requireHead } from './require-head.ts';
import { storedGraph } from './stored-graph.ts';

/**
 * The version that ran.
 * @throws PerdureError `EXECUTION_NOT_FOUND`, also for what the principal may not read
 */
export async function getExecutionGraph(client: SchemaClient, principal: Principal, id: string): Promise<ExecutionGraph> {
  return executionGraphOf(storedGraph((await requireHead(client, principal, id)).graph));
}
