import type { SchemaClient } from '../schema-client.ts';

/** Takes the key until the end of the transaction; false while another transaction has it. */
export async function lockIdempotencyKey(client: SchemaClient, scope: string, key: string): Promise<boolean> {
  const { rows } = await client.query(
    `select pg_try_advisory_xact_lock(hashtextextended(json_build_array($1::text, $2::text)::text, 7236153921::bigint)) as locked`,
    [scope, key],
  );
  return rows[0].locked;
}
