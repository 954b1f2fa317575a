import { randomUUID } from 'node:crypto';
import { triggerWorkflow } from 'perdure/server';
import type { Pool } from 'pg';
import { ORDER_WORKFLOW } from './order-workflow.ts';

/** The order and its execution are committed together, or neither is. */
export async function placeOrder(pool: Pool, userName: string, item: string) {
  const orderId = randomUUID();
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { executionId } = await triggerWorkflow({ workflowId: ORDER_WORKFLOW, userName, input: { orderId }, client });
    await client.query('insert into vite_shop_orders (id, item, execution_id) values ($1::uuid, $2::text, $3::uuid)', [
      orderId,
      item,
      executionId,
    ]);
    await client.query('commit');
    return { orderId, executionId, workflowId: ORDER_WORKFLOW };
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
