import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import express from 'express';
import pg from 'pg';
import { createPerdureRouter, type PerdureRouter } from '../../api/index.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { closeServer } from './support.ts';

let db: TestDatabase;
let pool: pg.Pool;
let router: PerdureRouter;
let server: Server;
let url: string;

beforeAll(async () => {
  db = await createTestDatabase();
  pool = new pg.Pool({ connectionString: db.url, max: 3 });
  router = createPerdureRouter({
    pool,
    authenticate: (request) => (request.headers['x-host-user'] === undefined ? null : { userName: String(request.headers['x-host-user']) }),
  });
  const app = express();
  app.get('/', (_request, response) => void response.send('the host'));
  app.use('/deep/perdure', router);
  app.get('/deep/perdure/of-the-host', (_request, response) => void response.send('the host'));
  app.use((request, response) => void response.status(404).send(`the host knows no ${request.path}`));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await router.close();
  await closeServer(server);
  await pool.end();
  await db.drop();
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url + path, { headers });
  const text = await response.text();
  return { status: response.status, text, headers: response.headers };
};

test('the API lies below the path where the host mounted it, behind its sign-in', async () => {
  expect((await get('/deep/perdure/api/me')).status).toBe(401);
  const me = await get('/deep/perdure/api/me', { 'x-host-user': 'hal' });
  expect(JSON.parse(me.text)).toEqual({ userName: 'hal', displayName: 'hal', scopes: ['read', 'run', 'edit'], authentication: 'host' });
  const created = await fetch(`${url}/deep/perdure/api/workflows`, {
    method: 'POST',
    headers: { 'x-host-user': 'hal', 'content-type': 'application/json' },
    body: '{"name":"mounted"}',
  });
  expect(created.status).toBe(201);
  expect((await get('/deep/perdure/api/workflows?limit=1', { 'x-host-user': 'hal' })).text).toContain('mounted');
  expect((await get('/deep/perdure/api/nothing', { 'x-host-user': 'hal' })).text).toContain('GET /api/nothing');
});

test("the host's own paths stay its own", async () => {
  for (const path of ['/', '/deep/perdure/of-the-host']) {
    const { text, headers } = await get(path);
    expect([text, headers.get('content-security-policy')]).toEqual(['the host', null]);
  }
  expect((await get('/api/me')).text).toBe('the host knows no /api/me');
});

test('document and page know where they are', async () => {
  expect(JSON.parse((await get('/deep/perdure/api/openapi.json')).text).servers).toEqual([{ url: '/deep/perdure' }]);
  expect((await get('/deep/perdure/docs')).text).toContain('src="docs/start.js"');
  expect((await get('/deep/perdure/docs/start.js')).status).toBe(200);
});

test('a body that the host has parsed is taken, and checked', async () => {
  const app = express();
  app.use(express.json());
  app.use(router);
  const other = createServer(app);
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  try {
    const send = async (body: string) => {
      const response = await fetch(`http://127.0.0.1:${(other.address() as AddressInfo).port}/api/workflows`, {
        method: 'POST',
        headers: { 'x-host-user': 'hal', 'content-type': 'application/json' },
        body,
      });
      return [response.status, ((await response.json()) as { code?: string }).code];
    };
    expect(await send('{"name":"parsed"}')).toEqual([201, undefined]);
    expect(await send('{"name":"parsed","graph":{"constructor":1}}')).toEqual([422, 'INVALID_REQUEST']);
  } finally {
    await closeServer(other);
  }
});

test('a configuration of the wrong shape and a missing database are refused at once', () => {
  // biome-ignore lint/suspicious/noExplicitAny: a host without types
  expect(() => createPerdureRouter({ pool, config: { workflowPlugins: 7 } as any })).toThrow(
    expect.objectContaining({ code: 'CONFIG_INVALID' }),
  );
  expect(() => createPerdureRouter({})).toThrow(expect.objectContaining({ code: 'NOT_CONFIGURED' }));
});
