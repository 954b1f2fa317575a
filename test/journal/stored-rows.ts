import type { Database } from '../../db/database.ts';

export async function eventsOf(
  database: Database,
  id: string,
): Promise<{ seq: number; run: number; type: string; key: string; body: Record<string, unknown> }[]> {
  const { client } = database;
  const { rows } = await client.query(
    `select seq, run, type, key, body from ${client.schema}.execution_events where execution_id = $1::uuid order by seq`,
    [id],
  );
  return rows;
}

export async function rowOf(database: Database, id: string): Promise<Record<string, unknown>> {
  const { client } = database;
  const { rows } = await client.query(`select * from ${client.schema}.executions where id = $1::uuid`, [id]);
  return rows[0];
}
