import type { WorkflowServerPlugin } from 'perdure/server';

export const warehouseServerPlugin: WorkflowServerPlugin = {
  stepImporters: [
    {
      actionId: 'warehouse/reserve',
      // loaded when it is first needed
      importer: { importer: () => import('./steps.ts'), stepFunction: 'reserveStep' },
    },
  ],
  definition: {
    type: 'warehouse',
    label: 'Warehouse',
    formFields: [],
    actions: [
      {
        slug: 'reserve',
        label: 'Reserve stock',
        configFields: [{ key: 'orderId', label: 'Order', type: 'template-input', required: true }],
        outputFields: [{ field: 'reservationId', description: 'The reservation' }],
      },
    ],
  },
};
