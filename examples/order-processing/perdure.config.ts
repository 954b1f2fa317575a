import type { ServerConfig } from 'perdure/types';
import { CustomerDS } from './customer-data-source.ts';
import { OrderDS } from './order-data-source.ts';
import { paymentsServerPlugin } from './plugins/payments/server.ts';
import { shopServerPlugin } from './plugins/shop/server.ts';
import { smsServerPlugin } from './plugins/sms/server.ts';
import { warehouseServerPlugin } from './plugins/warehouse/server.ts';
import { serviceHosts } from './service-url.ts';

const serverConfig: ServerConfig = {
  workflowPlugins: [shopServerPlugin, warehouseServerPlugin, paymentsServerPlugin, smsServerPlugin],
  dataSources: [CustomerDS, OrderDS],
  // the services run on this machine, which `context.fetch` refuses unless it is told otherwise
  fetch: { allowHosts: serviceHosts() },
};

export default serverConfig;
