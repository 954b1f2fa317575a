import { randomUUID } from 'node:crypto';
import type { Database } from '../../db/database.ts';

/** An execution with its first event, as a trigger leaves it. */
export async function seedExecution(database: Database, input: unknown = {}): Promise<string> {
  const { client } = database;
  const workflowId = randomUUID();
  const id = randomUUID();
  await client.query(
    `insert into ${client.schema}.workflows (id, user_name, name, draft, published_version) values ($1::uuid, 'ann', 'seeded', '{}', 1)`,
    [workflowId],
  );
  await client.query(
    `insert into ${client.schema}.executions (id, workflow_id, version, user_name, trigger_id, trigger_type, input)
     values ($1::uuid, $2::uuid, 1, 'ann', 't', 'api', $3::json)`,
    [id, workflowId, JSON.stringify(input)],
  );
  await client.query(
    `insert into ${client.schema}.execution_events (execution_id, seq, run, key, at, type, body)
     values ($1::uuid, 1, 1, 'execution.started', now(), 'execution.started', '{"type":"execution.started","cause":"trigger"}')`,
    [id],
  );
  return id;
}

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
