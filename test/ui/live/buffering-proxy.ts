import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeServer } from '../../api/support.ts';

export interface BufferingProxy {
  url: string;
  close(): Promise<void>;
}

/** Passes requests on, but an answer only once it is whole, as many proxies do; with `head` its head at once. */
export async function startBufferingProxy(target: string, { head }: { head: boolean }): Promise<BufferingProxy> {
  const server: Server = createServer((incoming, outgoing) => {
    const passed = request(target + incoming.url, { method: incoming.method, headers: incoming.headers }, (answer) => {
      const { 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, headers);
      if (head) outgoing.flushHeaders();
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => outgoing.end(Buffer.concat(chunks)));
    });
    passed.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passed.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => closeServer(server) };
}
