import type { SchemaClient } from '../schema-client.ts';

/** Why an execution was cancelled, where somebody gave a reason. */
export async function selectCancelReason(client: SchemaClient, executionId: string): Promise<string | null> {
  const { rows } = await client.query(`select cancel_reason from ${client.schema}.executions where id = $1::uuid`, [executionId]);
  return rows[0]?.cancel_reason ?? null;
}
