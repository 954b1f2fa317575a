import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSafeFetch } from '../../server/fetch/create-safe-fetch.ts';

type Handler = (req: IncomingMessage, res: ServerResponse) => void;
const servers: Server[] = [];
let hits = 0;
let connections = 0;

async function serve(handler: Handler, host = '127.0.0.1'): Promise<string> {
  const server = createServer((req, res) => {
    hits++;
    handler(req, res);
  });
  server.on('connection', () => {
    connections++;
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
afterAll(() =>
  Promise.all(
    servers.map((server) => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  ),
);

const echo: Handler = (req, res) => {
  let body = '';
  req.on('data', (chunk) => {
    body += chunk;
  });
  req.on('end', () =>
    res.setHeader('content-type', 'application/json').end(JSON.stringify({ method: req.method, url: req.url, headers: req.headers, body })),
  );
};

let base: string;
let port: string;
beforeAll(async () => {
  base = await serve((req, res) => {
    const url = new URL(req.url ?? '/', 'http://x');
    const to = url.searchParams.get('to');
    if (to) res.writeHead(Number(url.searchParams.get('status') ?? 302), { location: to }).end();
    else if (url.pathname === '/bytes') res.end(Buffer.alloc(Number(url.searchParams.get('n'))));
    else if (url.pathname === '/bomb') res.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(5_000_000)));
    else if (url.pathname === '/never') res.write('a');
    else echo(req, res);
  });
  port = new URL(base).port;
});

const loopback = () => createSafeFetch({ allowCidrs: ['127.0.0.0/8'] });

describe('safeFetch refuses', () => {
  test.each([
    'http://127.0.0.1:PORT/',
    'http://localhost:PORT/',
    'http://127.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.0.0.1:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://0:PORT/',
    'http://[::1]:PORT/',
    'http://[::]:PORT/',
    'http://[::127.0.0.1]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[::ffff:7f00:1]:PORT/',
    'http://[64:ff9b::7f00:1]:PORT/',
    'http://[2002:7f00:1::]:PORT/',
    'http://①②⑦.0.0.1:PORT/',
    'http://169.254.169.254/latest/meta-data',
    'https://10.0.0.1/',
    'file:///etc/passwd',
    'ftp://example.com/',
    'data:text/plain,x',
    'gopher://127.0.0.1:PORT/',
    'http://user:pass@example.com/',
    '/relative',
    'not a url',
  ])('%s', async (url) => {
    const before = hits;
    await expect(createSafeFetch()(url.replace('PORT', port))).rejects.toMatchObject({ code: 'ADDRESS_NOT_ALLOWED' });
    expect(hits).toBe(before);
  });

  test('a name that resolves to an internal address without so much as connecting', async () => {
    const before = connections;
    await expect(createSafeFetch()(`http://localhost:${port}/`)).rejects.toMatchObject({ code: 'ADDRESS_NOT_ALLOWED' });
    // a connection made before this one would have been accepted before it
    await loopback()(base);
    expect(connections).toBe(before + 1);
  });

  test('a redirect to an internal address, whatever the first one was', async () => {
    const fetch = createSafeFetch({ allowHosts: [`127.0.0.1:${port}`] });
    const other = await serve(echo);
    for (const target of [other, other.replace('127.0.0.1', 'localhost'), 'file:///etc/passwd', 'http://169.254.169.254/']) {
      const before = hits;
      await expect(fetch(`${base}/?to=${encodeURIComponent(target)}`)).rejects.toMatchObject({ code: 'ADDRESS_NOT_ALLOWED' });
      expect(hits).toBe(before + 1);
    }
  });
});

describe('safeFetch', () => {
  test('reaches what the operator allows by host, host and port, or CIDR', async () => {
    for (const config of [{ allowHosts: ['127.0.0.1'] }, { allowHosts: [`127.0.0.1:${port}`] }, { allowCidrs: ['127.0.0.1/32'] }]) {
      const response = await createSafeFetch(config)(`${base}/a?b=c`, { method: 'post', headers: { 'x-key': 'k' }, body: 'text' });
      expect(response).toMatchObject({ ok: true, status: 200, url: `${base}/a?b=c` });
      expect(response.headers.get('content-type')).toBe('application/json');
      expect(await response.json()).toMatchObject({ method: 'POST', url: '/a?b=c', body: 'text', headers: { 'x-key': 'k' } });
    }
  });

  test('follows redirects: 303 and POST by 302 become GET, 307 keeps method and body', async () => {
    const fetch = loopback();
    const post = (status: number) =>
      fetch(`${base}/?status=${status}&to=/end`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain', authorization: 'x' },
        body: 'b',
      });
    expect(await (await post(303)).json()).toMatchObject({ method: 'GET', body: '', headers: { authorization: 'x' } });
    expect(await (await post(302)).json()).toMatchObject({ method: 'GET', body: '' });
    expect(await (await post(307)).json()).toMatchObject({ method: 'POST', body: 'b', headers: { 'content-type': 'text/plain' } });
    expect((await fetch(`${base}/?to=/end`, { redirect: 'manual' })).status).toBe(302);
    await expect(fetch(`${base}/?to=/end`, { redirect: 'error' })).rejects.toThrow('redirect');
    await expect(fetch(`${base}/?to=${encodeURIComponent('/?to=/')}`)).resolves.toMatchObject({ status: 200 });
  });

  test('gives up a chain of redirects that does not end', async () => {
    const loop = await serve((_req, res) => res.writeHead(302, { location: '/' }).end());
    await expect(loopback()(loop)).rejects.toThrow('more than 10 redirects');
  });

  test('drops credentials when a redirect leads to another origin', async () => {
    const other = await serve(echo);
    const response = await loopback()(`${base}/?status=307&to=${encodeURIComponent(other)}`, {
      headers: { authorization: 'Bearer x', cookie: 'a=b', 'x-api-key': 'k', accept: 'text/x' },
    });
    const { headers } = (await response.json()) as { headers: Record<string, string> };
    expect(headers).toMatchObject({ accept: 'text/x' });
    expect(headers).not.toHaveProperty('authorization');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('x-api-key');
  });

  test('reads at most maxBytes, counted after decompression', async () => {
    const fetch = loopback();
    expect((await (await fetch(`${base}/bytes?n=1000`, { maxBytes: 1000 })).bytes()).byteLength).toBe(1000);
    await expect(fetch(`${base}/bytes?n=1001`, { maxBytes: 1000 })).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await expect(fetch(`${base}/bomb`, { maxBytes: 1_000_000 })).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  test('waits no longer than timeoutMs, and stops at the signal', async () => {
    await expect(loopback()(`${base}/never`, { timeoutMs: 100 })).rejects.toMatchObject({ code: 'STEP_TIMEOUT' });
    const controller = new AbortController();
    const asked = loopback()(`${base}/never`, { signal: controller.signal });
    controller.abort(new Error('stop it'));
    await expect(asked).rejects.toThrow('stop it');
  });

  test('says what failed and where, without path and query', async () => {
    const gone = await serve(echo);
    await new Promise((resolve) => servers.at(-1)?.close(resolve));
    const error = await loopback()(`${gone}/path?key=secret`).catch((e) => e);
    expect(error.message).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+ failed: .*ECONNREFUSED/);
    expect(error.message).not.toContain('secret');
  });
});
