import type { StepFunction } from 'perdure/server';

export const findCustomerStep: StepFunction<{ customerId: string }> = async ({ customerId }, context) => {
  const { rows } = await context.client.query('select id, name, phone from perdure_example.customers where id = $1::text', [customerId]);
  if (rows.length === 0) return { success: false, error: `There is no customer ${customerId}`, retryable: false };
  return rows[0];
};
