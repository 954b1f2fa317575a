'use server';

import { randomUUID } from 'node:crypto';
import { redirect } from 'next/navigation';
import { triggerWorkflow } from 'perdure/server';
import { auth } from '@/auth';
import { pool } from '@/lib/server/pool';
import { ORDER_WORKFLOW } from '@/order-workflow';

/** The order and its execution are committed together, or neither is. */
export async function placeOrder(form: FormData) {
  const session = await auth();
  if (!session?.user) throw new Error('Unauthorized');
  const orderId = randomUUID();
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { executionId } = await triggerWorkflow({
      workflowId: ORDER_WORKFLOW,
      userName: session.user.userName,
      input: { orderId },
      client,
    });
    await client.query('insert into shop_orders (id, item, execution_id) values ($1::uuid, $2::text, $3::uuid)', [
      orderId,
      String(form.get('item')),
      executionId,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
  redirect(`/orders/${orderId}`);
}
