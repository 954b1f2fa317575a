import type { ExecutionCounts } from '../../common/execution/execution-counts.ts';
import type { Reader } from '../reader.ts';
import type { SchemaClient } from '../schema-client.ts';
import { EXECUTION_READABLE } from './execution-readable.ts';
import { EXECUTION_IN_SCOPE, type ExecutionScope } from './execution-scope.ts';

const READABLE_IN_SCOPE = `${EXECUTION_READABLE}
  and ${EXECUTION_IN_SCOPE}
  and ($5::timestamptz is null or e.started_at >= $5::timestamptz)
  and ($6::timestamptz is null or e.started_at < $6::timestamptz)`;

/** Counts what this reader may see; `from` is inclusive, `to` exclusive, both of the trigger's time. */
export async function countExecutions(
  client: SchemaClient,
  reader: Reader,
  { workflowId, userName, from, to }: ExecutionScope & { from: Date | null; to: Date | null },
): Promise<ExecutionCounts> {
  // the stuck ones by themselves: to look for them among all would read every row
  const { rows } = await client.query(
    `select c.*, s.stuck
     from (
       select count(*) filter (where e.status = 'running')::integer as running,
         count(*) filter (where e.status = 'paused')::integer as paused,
         count(*) filter (where e.status = 'success')::integer as success,
         count(*) filter (where e.status = 'error')::integer as error
       from ${client.schema}.executions e
       join ${client.schema}.workflows w on w.id = e.workflow_id
       where ${READABLE_IN_SCOPE}
     ) c, (
       select count(*)::integer as stuck
       from ${client.schema}.executions e
       join ${client.schema}.workflows w on w.id = e.workflow_id
       where e.stuck is not null and e.ended_at is null and ${READABLE_IN_SCOPE}
     ) s`,
    [reader.userName, reader.admin, workflowId, userName, from, to],
  );
  return rows[0];
}
