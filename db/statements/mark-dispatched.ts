import type { SchemaClient } from '../schema-client.ts';

/** The execution is Temporal's now, under this workflow id. */
export async function markDispatched(client: SchemaClient, id: string, temporalId: string): Promise<void> {
  await client.query(
    `update ${client.schema}.executions
     set dispatched_at = coalesce(dispatched_at, clock_timestamp()), temporal_id = $2::text,
       dispatch_lease_until = null, dispatch_after = null, dispatch_error = null
     where id = $1::uuid`,
    [id, temporalId],
  );
}
