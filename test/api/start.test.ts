import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type StartApiOptions, startApi } from '../../api/main.ts';
import { silentLog } from '../../api/silent-log.ts';
import type { Principal } from '../../common/access/principal.ts';
import { openDatabase } from '../../db/open-database.ts';
import { journalApply } from '../../db/statements/journal-apply.ts';
import { generateApiKey } from '../../server/keys/api-key-text.ts';
import { createApiKey } from '../../server/keys/create-api-key.ts';
import { startExecution } from '../../server/trigger/start-execution.ts';
import { createWorkflow } from '../../server/workflows/create-workflow.ts';
import { publishWorkflow } from '../../server/workflows/publish-workflow.ts';
import { eventually } from '../support/eventually.ts';
import { makeTemplateDatabase } from '../support/template-database.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { startTestPostgres } from '../support/test-postgres.ts';
import { logOf } from './journal.ts';
import { openSse } from './sse-client.ts';
import { simpleGraph } from './support.ts';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(async () => {
  await db.drop();
});

const options = (changes: Partial<StartApiOptions> = {}): StartApiOptions => ({
  databaseUrl: db.url,
  config: {},
  host: '127.0.0.1',
  port: 0,
  metricsPort: null,
  log: silentLog,
  ...changes,
});

test('serves until it is closed, and its metrics on a port of their own', async () => {
  const api = await startApi(options({ metricsPort: 0 }));
  expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
  expect((await fetch(`${api.url}/api/me`)).status).toBe(401);
  const metrics = await (await fetch(api.metricsUrl ?? '')).text();
  expect(metrics).toContain('perdure_http_request_duration_seconds_count{method="GET",route="other",status="401"} 1');
  expect(metrics).toContain('process_cpu_seconds_total');
  expect((await fetch(`${api.url}/metrics`)).status).toBe(404);
  const idle = await fetch(`${api.url}/readyz`);
  await idle.text();
  await api.close();
  await expect(fetch(`${api.url}/readyz`)).rejects.toThrow();
});

test('readiness is answered within three seconds while PostgreSQL keeps silent', async () => {
  const api = await startApi(options());
  try {
    await db.database.transaction(async (client) => {
      await client.query('lock table perdure.workflows in access exclusive mode');
      const answer = await fetch(`${api.url}/readyz`, { signal: AbortSignal.timeout(3_000) });
      expect([answer.status, await answer.json()]).toEqual([503, expect.objectContaining({ code: 'UNAVAILABLE' })]);
    });
    await eventually(async () => (await fetch(`${api.url}/readyz`)).status === 200);
  } finally {
    await api.close();
  }
});

test('the session cookie is Secure where a trusted proxy says https, and only there', async () => {
  const ann: Principal = { userName: 'ann', scopes: ['admin'] };
  const { key } = await createApiKey(db.database.client, ann, { name: 'test', scopes: ['read'] });
  for (const trustedProxies of [0, 1]) {
    const api = await startApi(options({ trustedProxies }));
    const response = await fetch(`${api.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https', origin: api.url.replace('http:', 'https:') },
      body: JSON.stringify({ apiKey: key }),
    });
    expect([response.status, /; secure/i.test(response.headers.get('set-cookie') ?? '')]).toEqual([204, trustedProxies === 1]);
    await api.close();
  }
});

test('an address that is not of this machine is told apart from a taken port', async () => {
  await expect(startApi(options({ host: '192.0.2.1' }))).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    remedy: expect.stringContaining('PERDURE_HOST'),
  });
});

test('a taken port is refused, or the next free one taken when that is asked for', async () => {
  const squatter = createServer();
  await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
  const { port } = squatter.address() as AddressInfo;
  await expect(startApi(options({ port }))).rejects.toMatchObject({
    code: 'PORT_UNAVAILABLE',
    message: expect.stringContaining(String(port)),
  });
  await expect(startApi(options({ metricsPort: port }))).rejects.toMatchObject({ code: 'PORT_UNAVAILABLE' });
  const api = await startApi(options({ port, otherPorts: 20 }));
  expect(api.port).toBeGreaterThan(port);
  await api.close();
  squatter.close();
});

test('without the tables it does not start', async () => {
  const empty = await createTestDatabase({ empty: true });
  await expect(startApi(options({ databaseUrl: empty.url }))).rejects.toMatchObject({ code: 'SCHEMA_MISSING' });
  await empty.drop();
});

test('a password that PostgreSQL no longer takes is fatal at the start, and an absence of PostgreSQL while it serves', async () => {
  const role = `role_${randomUUID().replaceAll('-', '')}`;
  const address = new URL(db.url);
  Object.assign(address, { username: role, password: 'first' });
  const { client } = db.database;
  await client.query(`create role ${role} login superuser password 'first'`);
  const api = await startApi(options({ databaseUrl: address.href }));
  try {
    await client.query(`alter role ${role} password 'second'`);
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1', [role]);
    await eventually(async () => {
      const answer = await fetch(`${api.url}/api/me`, { headers: { authorization: `Bearer ${generateApiKey()}` } });
      return answer.status === 503 && ((await answer.json()) as { code: string }).code === 'UNAVAILABLE';
    });
    await expect(startApi(options({ databaseUrl: address.href }))).rejects.toMatchObject({ code: '28P01' });
  } finally {
    await api.close();
    await client.query(`drop role ${role}`);
  }
});

test('a stream survives a restart of PostgreSQL and misses nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'perdure-api-'));
  let postgres = await startTestPostgres(folder);
  const { port } = postgres;
  await makeTemplateDatabase(postgres.url);
  const address = new URL(postgres.url);
  address.pathname = 'perdure_template';
  const database = openDatabase({ databaseUrl: address.href, onConnectionError: () => {} });
  const api = await startApi(options({ databaseUrl: address.href, settings: { pollMs: 300 } }));
  try {
    const ann: Principal = { userName: 'ann', scopes: ['admin'] };
    const { key } = await createApiKey(database.client, ann, { name: 'test', scopes: ['read'] });
    const { id } = await createWorkflow(database.client, ann, { name: 'w', graph: simpleGraph });
    await publishWorkflow(database, async () => [], ann, id);
    const { executionId } = await startExecution(database.client, ann, { workflowId: id });
    const client = await openSse(`${api.url}/api/executions/${executionId}/stream`, key, 1);
    const append = (n: number) =>
      journalApply(database.client, [{ kind: 'append', executionId, journal: [{ key: `k${n}`, body: logOf(`${n}`) }] }]);
    await append(2);
    expect((await client.next())?.id).toBe(2);
    await postgres.stop();
    postgres = await startTestPostgres(folder, { port });
    await eventually(() => append(3).then(() => true));
    expect((await client.next())?.id).toBe(3);
    await journalApply(database.client, [{ kind: 'end', executionId, terminal: { key: 'end', body: { type: 'execution.completed' } } }]);
    expect((await client.rest()).map(({ event }) => event)).toEqual(['event', 'end']);
  } finally {
    await api.close();
    await database.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);

test('PostgreSQL away at the start and later is 503, and it recovers by itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'perdure-api-'));
  let postgres = await startTestPostgres(folder);
  await makeTemplateDatabase(postgres.url);
  const { port } = postgres;
  const database = new URL(postgres.url);
  database.pathname = 'perdure_template';
  await postgres.stop();
  const api = await startApi(options({ databaseUrl: database.href }));
  const status = async (path: string) => (await fetch(api.url + path)).status;
  try {
    expect(await status('/readyz')).toBe(503);
    expect(await status('/healthz')).toBe(200);
    postgres = await startTestPostgres(folder, { port });
    expect(postgres.port).toBe(port);
    await eventually(async () => (await status('/readyz')) === 200);
    await postgres.stop();
    const away = await fetch(`${api.url}/readyz`);
    const problem = (await away.json()) as Record<string, unknown>;
    expect([away.status, problem.code, away.headers.get('retry-after')]).toEqual([503, 'UNAVAILABLE', '2']);
    expect(JSON.stringify(problem)).not.toMatch(/select|ECONNREFUSED|127\.0\.0\.1|\.ts/);
    postgres = await startTestPostgres(folder, { port });
    await eventually(async () => (await status('/readyz')) === 200);
  } finally {
    await api.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
