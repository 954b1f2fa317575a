import type { WorkflowServerPlugin } from 'perdure/server';
import { completeOrderStep } from './complete-order-step.ts';
import { findCustomerStep } from './find-customer-step.ts';

export const shopServerPlugin: WorkflowServerPlugin = {
  stepImporters: [
    { actionId: 'shop/find-customer', importer: { stepFunction: findCustomerStep }, effect: 'none' },
    { actionId: 'shop/complete-order', importer: { stepFunction: completeOrderStep } },
  ],
  definition: {
    type: 'shop',
    label: 'Shop',
    formFields: [],
    actions: [
      {
        slug: 'find-customer',
        label: 'Find customer',
        configFields: [{ key: 'customerId', label: 'Customer', type: 'template-input', required: true }],
        outputFields: [
          { field: 'name', description: 'The name' },
          { field: 'phone', description: 'The phone number' },
        ],
      },
      {
        slug: 'complete-order',
        label: 'Complete order',
        configFields: [
          { key: 'orderId', label: 'Order', type: 'template-input', required: true },
          { key: 'shipping', label: 'Shipping', type: 'template-input', required: true },
          { key: 'reservationId', label: 'Reservation', type: 'template-input', required: true },
          { key: 'paymentId', label: 'Payment', type: 'template-input', required: true },
          { key: 'messageId', label: 'Message', type: 'template-input' },
        ],
        outputFields: [
          { field: 'status', description: "The order's new status" },
          { field: 'completedAt', description: 'When' },
        ],
      },
    ],
  },
};
