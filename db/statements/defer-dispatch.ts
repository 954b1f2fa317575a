import type { SchemaClient } from '../schema-client.ts';

/** Gives the lease back; the next attempt comes after `delayMs`. Returns how long the execution has been waiting, in ms. */
export async function deferDispatch(client: SchemaClient, id: string, delayMs: number, error: string): Promise<number> {
  const { rows } = await client.query(
    `update ${client.schema}.executions
     set dispatch_lease_until = null, dispatch_after = clock_timestamp() + $2::integer * interval '1 ms', dispatch_error = $3::text
     where id = $1::uuid
     returning (extract(epoch from clock_timestamp() - started_at) * 1000)::float8 as waited`,
    [id, delayMs, error],
  );
  return rows[0]?.waited ?? 0;
}
