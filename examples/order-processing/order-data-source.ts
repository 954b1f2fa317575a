import type { DataSource } from 'perdure/common';
import { triggerWorkflow } from 'perdure/server';
import type { Order } from './order.ts';
import { ORDER_WORKFLOW_ID } from './workflow-id.ts';

/** Orders. Inserting one starts the order workflow in the same transaction: both happen or neither does. */
export const OrderDS: DataSource<Order> = {
  id: 'Orders',
  label: 'Orders',
  table: 'perdure_example.orders',
  primaryKey: ['id'],
  attributes: [
    { code: 'id', name: 'Id', type: 'uuid', readOnly: true },
    { code: 'customerId', name: 'Customer', type: 'text', required: true, column: 'customer_id' },
    { code: 'totalAmount', name: 'Total amount', type: 'number', required: true, column: 'total_amount' },
    { code: 'packingTime', name: 'Packing time', type: 'text', column: 'packing_time' },
    { code: 'status', name: 'Status', type: 'text' },
    { code: 'executionId', name: 'Execution', type: 'uuid', column: 'execution_id' },
    { code: 'shipping', name: 'Shipping', type: 'text' },
    { code: 'reservationId', name: 'Reservation', type: 'text', column: 'reservation_id' },
    { code: 'paymentId', name: 'Payment', type: 'text', column: 'payment_id' },
    { code: 'messageId', name: 'Message', type: 'text', column: 'message_id' },
    { code: 'placedAt', name: 'Placed at', type: 'timestamp', readOnly: true, column: 'placed_at' },
    { code: 'completedAt', name: 'Completed at', type: 'timestamp', column: 'completed_at' },
  ],

  afterInsert: async ({ rows, session, client }) => {
    for (const row of rows) {
      const result = await triggerWorkflow({
        workflowId: ORDER_WORKFLOW_ID,
        userName: session.user.userName,
        input: {
          orderId: row.id,
          customerId: row.customerId,
          totalAmount: row.totalAmount,
          packingTime: row.packingTime,
        },
        client, // the hook's own transaction
      });
      await client.query('update perdure_example.orders set execution_id = $2::uuid where id = $1::uuid', [row.id, result.executionId]);
      row.executionId = result.executionId;
    }
    return rows;
  },
};
