import { callApi } from '../../../examples/order-processing/demo/api-client.ts';
import { ensureTables } from '../../../examples/order-processing/demo/ensure-tables.ts';
import { publishWorkflow } from '../../../examples/order-processing/demo/publish-workflow.ts';
import { ORDER_WORKFLOW_ID } from '../../../examples/order-processing/workflow-id.ts';
import { MORE_WORKFLOWS } from './more-workflows.ts';
import { setOrderCases } from './order-cases.ts';
import { place, trigger, untilStatus } from './place.ts';
import type { Stand } from './start-stand.ts';

const AMOUNTS = [640, 85, 1_249, 310, 59, 720, 148, 2_390, 415, 96];

/** Tables and workflows, and orders of every fate. */
export async function furnishShop(stand: Stand): Promise<void> {
  const { info, pool } = stand;
  await ensureTables(pool);
  await publishWorkflow(info);
  const ids: string[] = [];
  for (const { name, description, graph, publish } of MORE_WORKFLOWS) {
    const { json } = await callApi(info, 'POST', '/api/workflows', { name, description, graph });
    if (publish) await callApi(info, 'POST', `/api/workflows/${json.id}/publish`, {});
    ids.push(json.id);
  }
  const [reminder = '', survey = ''] = ids;

  // one after the other: pictures show how long an order takes, not how long a queue is
  for (const amount of AMOUNTS) {
    const id = await place(stand, { amount, paymentsMs: 60 + amount / 4, warehouseMs: 90, busy: amount % 3 === 0 ? 1 : 0 });
    await untilStatus(stand, id, 'success');
    if (amount % 4 === 0) await trigger(stand, survey, { phone: '+15550100002', number: amount });
  }
  const order = { orderId: '7b1f6c7e-3a52-4f0e-9d3a-8f6f2a1c9e55', customerId: 'c-9', totalAmount: 75, packingTime: '1s' };
  const failed = await trigger(stand, ORDER_WORKFLOW_ID, order);
  const declined = await place(stand, { amount: 3_980, declined: true });
  await trigger(stand, reminder, { phone: '+15550100001' });
  const cancelled = await place(stand, { amount: 240, packing: '3h' });
  await untilStatus(stand, cancelled, 'paused');
  await callApi(info, 'POST', `/api/executions/${cancelled}/cancel`, { reason: 'Ordered twice' });
  const paused = await place(stand, { amount: 890, packing: '2d', busy: 2 });
  const succeeded = await place(stand, { amount: 568, packing: '2s', busy: 2, paymentsMs: 900, warehouseMs: 500 });

  await untilStatus(stand, succeeded, 'success');
  for (const id of [failed, declined, cancelled]) await untilStatus(stand, id, 'error');
  await untilStatus(stand, paused, 'paused');
  setOrderCases({ succeeded, failed, declined, cancelled, paused });
}
