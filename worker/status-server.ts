import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { errorMessage } from '../common/errors/error-message.ts';
import { PerdureError } from '../common/errors/perdure-error.ts';

export interface StatusServer {
  port: number;
  close(): Promise<void>;
}

/** `/healthz`, `/readyz` and `/metrics` of a worker, which has no API. `ready` says why it is not, or undefined. */
export async function startStatusServer(
  host: string,
  port: number,
  registry: Registry,
  ready: () => string | undefined,
): Promise<StatusServer> {
  const server = createServer(async (request, response) => {
    const send = (status: number, type: string, body: string) => response.writeHead(status, { 'content-type': type }).end(body);
    const path = request.url?.split('?')[0];
    if (path === '/healthz') return send(200, 'text/plain', 'ok\n');
    if (path === '/readyz') {
      const reason = ready();
      return reason === undefined ? send(200, 'text/plain', 'ready\n') : send(503, 'text/plain', `${reason}\n`);
    }
    if (path !== '/metrics') return send(404, 'text/plain', 'not found\n');
    try {
      return send(200, registry.contentType, await registry.metrics());
    } catch (error) {
      return send(500, 'text/plain', `${errorMessage(error)}\n`);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new PerdureError('PORT_UNAVAILABLE', `The metrics of the worker cannot be served at ${host}:${port}: ${errorMessage(error)}`, {
          cause: error,
        }),
      ),
    );
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
