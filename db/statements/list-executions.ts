import { type PagePosition, positionOf } from '../page.ts';
import type { Reader } from '../reader.ts';
import type { SchemaClient } from '../schema-client.ts';
import { EXECUTION_READABLE } from './execution-readable.ts';
import { EXECUTION_COLUMNS, type ExecutionRow } from './execution-row.ts';

export interface ExecutionFilter {
  workflowId: string | null;
  status: string | null;
  /** the user that the execution runs as */
  userName: string | null;
}

export interface ExecutionQuery extends ExecutionFilter {
  /** of the trigger's time, inclusive */
  from: Date | null;
  /** of the trigger's time, exclusive */
  to: Date | null;
  after: PagePosition | null;
  limit: number;
}

/** The executions that this reader may see, newest first; one more than `limit` when others follow. */
export async function listExecutions(
  client: SchemaClient,
  reader: Reader,
  query: ExecutionQuery,
): Promise<(ExecutionRow & { position: string })[]> {
  const { rows } = await client.query(
    `select ${EXECUTION_COLUMNS}, ${positionOf('e.started_at')} as position
     from ${client.schema}.executions e
     join ${client.schema}.workflows w on w.id = e.workflow_id
     where ${EXECUTION_READABLE}
       and ($3::uuid is null or e.workflow_id = $3::uuid)
       and ($4::text is null or e.status = $4::text)
       and ($5::text is null or e.user_name = $5::text)
       and ($6::timestamptz is null or e.started_at >= $6::timestamptz)
       and ($7::timestamptz is null or e.started_at < $7::timestamptz)
       and ($8::timestamptz is null or (e.started_at, e.id) < ($8::timestamptz, $9::uuid))
     order by e.started_at desc, e.id desc
     limit $10::integer + 1`,
    [
      reader.userName,
      reader.admin,
      query.workflowId,
      query.status,
      query.userName,
      query.from,
      query.to,
      query.after?.at ?? null,
      query.after?.id ?? null,
      query.limit,
    ],
  );
  return rows;
}
