import type { SchemaClient } from '../schema-client.ts';

export interface UsedIdempotencyKey {
  scope: string;
  key: string;
  requestHash: Buffer;
  executionId: string;
}

/** Binds a key to the execution that it started. */
export async function insertIdempotencyKey(client: SchemaClient, used: UsedIdempotencyKey): Promise<void> {
  await client.query(
    `insert into ${client.schema}.idempotency_keys (scope, key, request_hash, execution_id)
     values ($1::text, $2::text, $3::bytea, $4::uuid)`,
    [used.scope, used.key, used.requestHash, used.executionId],
  );
}
