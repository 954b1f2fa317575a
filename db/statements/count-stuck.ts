import type { SchemaClient } from '../schema-client.ts';

/** How many open executions are shown as stuck. */
export async function countStuck(client: SchemaClient): Promise<number> {
  const { rows } = await client.query(
    `select count(*)::int as stuck from ${client.schema}.executions where stuck is not null and ended_at is null`,
  );
  return rows[0].stuck;
}
