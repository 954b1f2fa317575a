import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Graph } from '../../../common/graph/graph.ts';
import type { ServerConfig } from '../../../server/config/server-config.ts';
import type { StepFunction } from '../../../server/plugins/step-function.ts';
import { ROOT } from '../../house/source-files.ts';
import { createGate, type Gate } from './gate.ts';

/** The workflow of the example; its warehouse may take its time. */
export const ORDER_GRAPH = JSON.parse(readFileSync(join(ROOT, 'examples/order-processing/workflow.json'), 'utf8')) as Graph;
for (const { data } of ORDER_GRAPH.nodes) delete data.timeout;

export const ORDER = { orderId: 'o-1', customerId: 'c-1', totalAmount: 640, packingTime: '3s' };

/** Actions of the example with services that the test holds: the warehouse is busy twice, and from its second answer on it waits. */
export interface OrderServices {
  config: ServerConfig;
  warehouse: Gate;
}

export function orderServices(): OrderServices {
  const warehouse = createGate();
  const steps: Record<string, StepFunction> = {
    'shop/find-customer': ({ customerId }) =>
      customerId === 'c-1'
        ? { id: 'c-1', name: 'Ada', phone: '+15550100001' }
        : { success: false, error: `There is no customer ${customerId}`, retryable: false },
    'warehouse/reserve': async (_input, { attempt, log }) => {
      log.info(`asking the warehouse, attempt ${attempt}`);
      if (attempt >= 2) await warehouse.opened;
      return attempt <= 2 ? { success: false, error: '/warehouse/reservations answered 503' } : { reservationId: 'res-1' };
    },
    'payments/charge': ({ amount }) => ({ paymentId: 'pay-1', amount }),
    'sms/send': () => ({ success: true, messageId: 'sms-1' }),
    'shop/complete-order': () => ({ status: 'completed' }),
  };
  const stepImporters = Object.entries(steps).map(([actionId, stepFunction]) => ({ actionId, importer: { stepFunction } }));
  return { config: { workflowPlugins: [{ stepImporters }] }, warehouse };
}
