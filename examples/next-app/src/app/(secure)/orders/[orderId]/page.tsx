import { redirect } from 'next/navigation';
import { auth } from '@/auth';
import { OrderExecutionPage } from '@/components/order-execution-page';
import { ViewExecutionButton } from '@/components/view-execution-button';
import { pool } from '@/lib/server/pool';
import { ORDER_WORKFLOW } from '@/order-workflow';
import { OrderWorkflowPanel } from './order-workflow-panel';

export default async function Order({ params }: { params: Promise<{ orderId: string }> }) {
  if (!(await auth())) redirect('/sign-in');
  const { orderId } = await params;
  const { rows } = await pool.query('select execution_id from shop_orders where id::text = $1::text', [orderId]);
  const executionId = rows[0]?.execution_id;
  if (!executionId) return <OrderWorkflowPanel orderId={orderId} />;
  return (
    <>
      <ViewExecutionButton executionId={executionId} workflowId={ORDER_WORKFLOW} />
      <OrderExecutionPage orderId={orderId} executionId={executionId} workflowId={ORDER_WORKFLOW} />
    </>
  );
}
