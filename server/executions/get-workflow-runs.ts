import type { Principal } from '../../common/access/principal.ts';
import type { WorkflowRuns } from '../../common/execution/workflow-runs.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { listWorkflowRuns } from '../../db/statements/list-workflow-runs.ts';
import { readerOf } from '../access/reader-of.ts';

/**
 * The last `limit` executions of each workflow as far as the principal may read them, in the order asked for; workflows of
 * which the principal may see nothing are absent. `workflowIds` are UUIDs in lower case.
 */
export async function getWorkflowRuns(
  client: SchemaClient,
  principal: Principal,
  { workflowIds, limit }: { workflowIds: readonly string[]; limit: number },
): Promise<WorkflowRuns[]> {
  const runs = new Map<string, WorkflowRuns['runs']>();
  for (const { workflowId, id, startedAt, endedAt, ...how } of await listWorkflowRuns(client, readerOf(principal), workflowIds, limit)) {
    const of = runs.get(workflowId) ?? [];
    runs.set(workflowId, of);
    if (id !== null) of.push({ id, ...how, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null });
  }
  return [...new Set(workflowIds)].flatMap((workflowId) => {
    const of = runs.get(workflowId);
    return of === undefined ? [] : { workflowId, runs: of, lastStartedAt: of[0]?.startedAt ?? null };
  });
}
