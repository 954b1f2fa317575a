import { insertRows } from 'perdure/server';
import type { Pool } from 'pg';
import type { Order } from '../order.ts';
import { OrderDS } from '../order-data-source.ts';

/** Who places the order; the workflow runs as this user. */
const session = { user: { userName: 'ann@shop.example', displayName: 'Ann' } };

/** Inserts an order and, by the data source's hook, starts its workflow: one transaction. */
export async function placeOrder(pool: Pool, order: Pick<Order, 'customerId' | 'totalAmount'> & Partial<Order>): Promise<Order> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const [row] = await insertRows(client, session, OrderDS, [order]);
    if (!row) throw new Error('The insert returned no row.');
    await client.query('commit');
    return row;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
