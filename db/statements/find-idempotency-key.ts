import type { SchemaClient } from '../schema-client.ts';

/** What a key was used for before. */
export async function findIdempotencyKey(
  client: SchemaClient,
  scope: string,
  key: string,
): Promise<{ requestHash: Buffer; executionId: string } | null> {
  const { rows } = await client.query(
    `select request_hash as "requestHash", execution_id as "executionId"
     from ${client.schema}.idempotency_keys where scope = $1::text and key = $2::text`,
    [scope, key],
  );
  return rows[0] ?? null;
}
