import type { SchemaClient } from '../schema-client.ts';
import type { EventRow } from './list-events.ts';

/**
 * The events of several executions that say how far their nodes outside loops have come, in order of `seq`. Bodies keep
 * what the fold needs for a node's status; values, edges, messages, retries and logs stay behind.
 */
export async function listProgressEvents(
  client: SchemaClient,
  executionIds: readonly string[],
): Promise<(EventRow & { executionId: string })[]> {
  const { rows } = await client.query(
    `select execution_id as "executionId", seq, run, at,
       json_strip_nulls(json_build_object('type', type, 'visit', visit, 'nodeId', node_id, 'attempt', body->'attempt',
         'reason', body->'reason', 'cause', body->'cause', 'base', body->'base',
         'error', case when body->'error' is not null then json_build_object('code', body->'error'->'code', 'message', '') end)) as body
     from ${client.schema}.execution_events
     where execution_id = any($1::uuid[])
       and (visit is null or visit = node_id)
       and type not in ('node.log', 'node.retrying', 'execution.stuck')
     order by execution_id, seq`,
    [executionIds],
  );
  return rows;
}
