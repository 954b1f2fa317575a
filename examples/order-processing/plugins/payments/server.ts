import type { WorkflowServerPlugin } from 'perdure/server';
import { chargeStep } from './steps.ts';

export const paymentsServerPlugin: WorkflowServerPlugin = {
  stepImporters: [{ actionId: 'payments/charge', importer: { stepFunction: chargeStep } }],
  definition: {
    type: 'payments',
    label: 'Payments',
    formFields: [],
    actions: [
      {
        slug: 'charge',
        label: 'Take payment',
        configFields: [
          { key: 'orderId', label: 'Order', type: 'template-input', required: true },
          { key: 'amount', label: 'Amount', type: 'template-input', required: true },
        ],
        outputFields: [{ field: 'paymentId', description: 'The payment' }],
      },
    ],
  },
};
