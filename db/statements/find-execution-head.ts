import type { ExecutionHead } from '../../common/execution/execution-head.ts';
import type { JsonObject } from '../../common/json/json-value.ts';
import type { Reader } from '../reader.ts';
import type { SchemaClient } from '../schema-client.ts';
import { EXECUTION_READABLE } from './execution-readable.ts';

/** What of an execution its events do not say, with the graph that ran. */
export interface ExecutionHeadRow extends Omit<ExecutionHead, 'startedAt' | 'dispatchedAt'> {
  startedAt: Date;
  dispatchedAt: Date | null;
  /** Temporal's workflow id, once it was dispatched */
  temporalId: string | null;
  graph: JsonObject;
}

/** Null when there is no such execution that this reader may see. */
export async function findExecutionHead(client: SchemaClient, reader: Reader, id: string): Promise<ExecutionHeadRow | null> {
  const { rows } = await client.query(
    `select e.id, e.workflow_id as "workflowId", w.name as "workflowName", e.version, e.user_name as "userName",
       e.trigger_type as "triggerType", e.input, e.started_at as "startedAt", e.dispatched_at as "dispatchedAt",
       e.temporal_id as "temporalId", coalesce(v.graph, '{}') as graph
     from ${client.schema}.executions e
     join ${client.schema}.workflows w on w.id = e.workflow_id
     left join ${client.schema}.workflow_versions v on v.workflow_id = e.workflow_id and v.version = e.version
     where e.id = $3::uuid and ${EXECUTION_READABLE}`,
    [reader.userName, reader.admin, id],
  );
  return rows[0] ?? null;
}
