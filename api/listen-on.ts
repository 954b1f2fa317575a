import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PerdureError } from '../common/errors/perdure-error.ts';

export interface ListenOptions {
  host: string;
  /** 0 takes any free one */
  port: number;
  /** how many ports to try after `port` when it is taken; default none */
  otherPorts?: number;
}

export interface OpenServer {
  port: number;
  url: string;
  /** takes no new connection, gives requests in flight `graceMs`, then cuts */
  close(graceMs: number): Promise<void>;
}

/** @throws PerdureError `PORT_UNAVAILABLE` when it is taken, `CONFIG_INVALID` when it can never be had */
export async function listenOn(handler: RequestListener, { host, port, otherPorts = 0 }: ListenOptions): Promise<OpenServer> {
  for (let candidate = port; ; candidate++) {
    try {
      return await open(handler, host, candidate);
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === 'EADDRINUSE' && candidate < port + otherPorts && candidate < 65_535) continue;
      const reason = code === 'EADDRINUSE' ? 'another process listens there' : (error as Error).message;
      const text = `The API cannot listen on ${host}:${candidate}: ${reason}`;
      if (code === 'EADDRINUSE') throw new PerdureError('PORT_UNAVAILABLE', text, { cause: error });
      throw new PerdureError('CONFIG_INVALID', text, {
        cause: error,
        remedy: 'Set PERDURE_HOST to an address of this machine, and PERDURE_PORT to a port that this user may open.',
      });
    }
  }
}

async function open(handler: RequestListener, host: string, port: number): Promise<OpenServer> {
  const server = createServer(handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address() as AddressInfo;
  return { port: address.port, url: `http://${urlHost(host)}:${address.port}`, close: (graceMs) => close(server, graceMs) };
}

function close(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    // a connection whose last answer ends meanwhile would be kept alive
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    server.close(() => {
      clearTimeout(cut);
      clearInterval(idle);
      resolve();
    });
  });
}

/** An address that a browser on this machine can open. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
