import type { SchemaClient } from '../schema-client.ts';

/** Throws when PostgreSQL is away or Perdure's tables are not there. */
export async function ping(client: SchemaClient): Promise<void> {
  await client.query(`select 1 from ${client.schema}.workflows limit 0`);
}
