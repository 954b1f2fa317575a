import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { ServiceVariable } from '../service-url.ts';
import { payments } from './payments.ts';
import { smsProvider } from './sms-provider.ts';
import { warehouse } from './warehouse.ts';

export interface Services {
  /** to be set in the worker's environment before it starts */
  env: Record<ServiceVariable, string>;
  stop(): Promise<void>;
}

/** Starts the services that the order workflow calls, on a free port of the loopback interface. */
export async function startServices(): Promise<Services> {
  const app = express();
  app.use(express.json());
  app.use('/warehouse', warehouse());
  app.use('/payments', payments());
  app.use('/sms', smsProvider());
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: { WAREHOUSE_URL: `${origin}/warehouse`, PAYMENTS_URL: `${origin}/payments`, SMS_URL: `${origin}/sms` },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
