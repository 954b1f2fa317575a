import type { SchemaClient } from '../schema-client.ts';

/** Holds the execution's row until the end of the transaction, if it is open and still in this run. */
export async function lockRun(client: SchemaClient, id: string, run: number): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from ${client.schema}.executions where id = $1::uuid and run = $2::integer and ended_at is null for update`,
    [id, run],
  );
  return rows.length > 0;
}
