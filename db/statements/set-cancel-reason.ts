import type { SchemaClient } from '../schema-client.ts';

/** Keeps why an execution is being cancelled; the first reason stands. */
export async function setCancelReason(client: SchemaClient, id: string, reason: string): Promise<void> {
  await client.query(`update ${client.schema}.executions set cancel_reason = coalesce(cancel_reason, $2::text) where id = $1::uuid`, [
    id,
    reason,
  ]);
}
