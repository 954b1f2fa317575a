import { callApi } from '../../../examples/order-processing/demo/api-client.ts';
import { placeOrder } from '../../../examples/order-processing/demo/place-order.ts';
import { eventually } from '../../../test/support/eventually.ts';
import type { Treatment } from './rehearsed-services.ts';
import type { Stand } from './start-stand.ts';

export interface PlacedOrder extends Treatment {
  amount: number;
  /** such as `"2s"` */
  packing?: string;
}

/** Places an order as the shop does; returns its execution's id. */
export async function place({ pool, services }: Stand, { amount, packing = '1s', ...treatment }: PlacedOrder): Promise<string> {
  const order = await placeOrder(pool, { customerId: amount % 2 === 0 ? 'c-1' : 'c-2', totalAmount: amount, packingTime: packing });
  services.treat(order.id, treatment);
  if (order.executionId === null) throw new Error(`Order ${order.id} has no execution.`);
  return order.executionId;
}

/** Starts a workflow over the API, as `dev`. */
export async function trigger({ info }: Stand, workflowId: string, input: object): Promise<string> {
  const { json } = await callApi(info, 'POST', `/api/workflows/${workflowId}/executions`, { input });
  return json.executionId;
}

/** Until the execution has one of these statuses. */
export async function untilStatus({ info }: Stand, executionId: string, ...statuses: string[]): Promise<void> {
  const read = async () => (await callApi(info, 'GET', `/api/executions/${executionId}`)).json.status;
  await eventually(async () => statuses.includes(await read()), { timeoutMs: 60_000, everyMs: 150 });
}
