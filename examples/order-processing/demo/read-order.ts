import type { Pool } from 'pg';

/** The row of an order as it lies in the table. */
export async function readOrder(pool: Pool, id: string): Promise<Record<string, unknown>> {
  const { rows } = await pool.query('select * from perdure_example.orders where id = $1::uuid', [id]);
  return rows[0];
}
