import type { CloseReason, ExecutionStatus } from '../../common/execution/execution-view.ts';
import type { Reader } from '../reader.ts';
import type { SchemaClient } from '../schema-client.ts';
import { EXECUTION_READABLE } from './execution-readable.ts';
import { WORKFLOW_VISIBLE } from './workflow-row.ts';

/** One of the last executions of a workflow; `id` null: there is none. */
export interface WorkflowRunRow {
  workflowId: string;
  id: string | null;
  status: ExecutionStatus;
  closeReason: CloseReason | null;
  startedAt: Date;
  endedAt: Date | null;
}

/**
 * The last `limit` executions of each of these workflows that this reader may see, newest first within a workflow. A
 * workflow that the reader may see but has no such execution gives one row without one.
 */
export async function listWorkflowRuns(
  client: SchemaClient,
  reader: Reader,
  workflowIds: readonly string[],
  limit: number,
): Promise<WorkflowRunRow[]> {
  // which ones is told by the index alone, the rest is read of those
  const { rows } = await client.query(
    `select w.id as "workflowId", r.id, r.status, r.close_reason as "closeReason", r.started_at as "startedAt", r.ended_at as "endedAt"
     from ${client.schema}.workflows w
     left join lateral (
       select e.id
       from ${client.schema}.executions e
       where e.workflow_id = w.id and ${EXECUTION_READABLE}
       order by e.started_at desc, e.id desc
       limit $4::integer
     ) last on true
     left join ${client.schema}.executions r on r.id = last.id
     where w.id = any($3::uuid[]) and (r.id is not null or ${WORKFLOW_VISIBLE})
     order by w.id, r.started_at desc, r.id desc`,
    [reader.userName, reader.admin, workflowIds, limit],
  );
  return rows;
}
