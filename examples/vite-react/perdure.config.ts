import type { ServerConfig } from 'perdure/types';

const serverConfig: ServerConfig = {
  workflowPlugins: [
    {
      stepImporters: [{ actionId: 'warehouse/pack', importer: { stepFunction: async ({ orderId }) => ({ parcel: `P-${orderId}` }) } }],
      actionLabels: [{ actionId: 'warehouse/pack', label: 'Pack an order' }],
    },
  ],
};

export default serverConfig;
