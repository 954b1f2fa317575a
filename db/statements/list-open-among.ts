import type { SchemaClient } from '../schema-client.ts';

/** An execution that has not ended and that Temporal has. */
export interface OpenExecution {
  id: string;
  run: number;
  temporalId: string;
  /** the code that it is shown as stuck with */
  stuckCode: string | null;
}

/** Those of these Temporal workflow ids under which an execution is open. */
export async function listOpenAmong(
  client: SchemaClient,
  asked: readonly { executionId: string; temporalId: string }[],
): Promise<OpenExecution[]> {
  const { rows } = await client.query(
    `select e.id, e.run, e.temporal_id as "temporalId", e.stuck->>'code' as "stuckCode"
     from ${client.schema}.executions e
     join unnest($1::uuid[], $2::text[]) asked (id, temporal_id) on e.id = asked.id and e.temporal_id = asked.temporal_id
     where e.dispatched_at is not null and e.ended_at is null`,
    [asked.map(({ executionId }) => executionId), asked.map(({ temporalId }) => temporalId)],
  );
  return rows;
}
