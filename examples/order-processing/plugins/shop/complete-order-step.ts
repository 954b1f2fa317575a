import type { StepFunction } from 'perdure/server';

interface CompleteOrder {
  orderId: string;
  shipping: string;
  reservationId: string;
  paymentId: string;
  messageId: string | null;
}

/** Writes through `context.client`, whose transaction commits together with the step's outcome: the row changes exactly once. */
export const completeOrderStep: StepFunction<CompleteOrder> = async (input, context) => {
  const { orderId, shipping, reservationId, paymentId, messageId } = input;
  const { rows } = await context.client.query(
    `update perdure_example.orders
     set status = 'completed', shipping = $2::text, reservation_id = $3::text, payment_id = $4::text, message_id = $5::text,
       completed_at = now()
     where id = $1::uuid
     returning status, completed_at as "completedAt"`,
    [orderId, shipping, reservationId, paymentId, messageId],
  );
  if (rows.length === 0) return { success: false, error: `There is no order ${orderId}`, retryable: false };
  context.log.info('order completed', { orderId });
  return rows[0];
};
