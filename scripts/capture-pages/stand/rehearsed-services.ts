import { once, setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Services } from '../../../examples/order-processing/services/start-services.ts';

/** How the services treat an order: times in ms. */
export interface Treatment {
  /** how often the warehouse is busy before it answers; default 0 */
  busy?: number;
  warehouseMs?: number;
  /** the payment is refused for good */
  declined?: boolean;
  paymentsMs?: number;
}

export interface Rehearsal extends Services {
  /** before the first request for the order arrives */
  treat(orderId: string, treatment: Treatment): void;
}

/** Warehouse, payments and SMS on a free port of the loopback interface, with answers as rehearsed for each order. */
export async function startRehearsedServices(): Promise<Rehearsal> {
  const treatments = new Map<string, Treatment>();
  const asked = new Map<string, number>();
  const closing = new AbortController();
  // one for each request that waits
  setMaxListeners(0, closing.signal);

  const answer = async (path: string, { orderId = '', amount }: { orderId?: string; amount?: number }): Promise<[number, object]> => {
    const { busy = 0, warehouseMs = 40, declined = false, paymentsMs = 60 } = treatments.get(orderId) ?? {};
    const short = orderId.slice(0, 6);
    if (path === '/sms/send') return [202, { id: `sms-${Math.floor(Date.now() / 10).toString(36)}` }];
    if (path === '/payments/charges') {
      await sleep(paymentsMs, null, { signal: closing.signal });
      return declined ? [402, { error: 'declined' }] : [201, { paymentId: `pay-${short}`, amount }];
    }
    const attempt = (asked.get(orderId) ?? 0) + 1;
    asked.set(orderId, attempt);
    await sleep(attempt <= busy ? 120 : warehouseMs, null, { signal: closing.signal });
    return attempt <= busy ? [503, { error: 'busy' }] : [201, { reservationId: `res-${short}`, orderId }];
  };

  const server = createServer(async (req, res) => {
    try {
      const [status, body] = await answer(req.url ?? '', await readJson(req));
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    } catch {
      // the stand is closing
      res.destroy();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: { WAREHOUSE_URL: `${origin}/warehouse`, PAYMENTS_URL: `${origin}/payments`, SMS_URL: `${origin}/sms` },
    treat: (orderId, treatment) => void treatments.set(orderId, treatment),
    async stop() {
      closing.abort();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function readJson(req: IncomingMessage): Promise<object> {
  let text = '';
  for await (const chunk of req) text += chunk;
  return text === '' ? {} : JSON.parse(text);
}
