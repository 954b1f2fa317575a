import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ROUTES } from '../../api/routes.ts';
import { generateApiKey, hashApiKey, isApiKeyText } from '../../server/keys/api-key-text.ts';
import { eventually } from '../support/eventually.ts';
import { type Answer, startTestApi, type TestApi } from './support.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({
    config: {
      allowedOrigins: ['https://shop.example'],
      authenticate(request) {
        const user = request.headers['x-user'];
        if (user === 'broken') throw new Error('the host failed');
        if (user === 'odd') return { userName: '' };
        if (user === 'text') return 'bob' as never;
        return typeof user === 'string'
          ? { userName: user, ...(user === 'viewer' ? { scopes: ['read'], displayName: 'V. Iewer' } : {}) }
          : null;
      },
    },
  });
});

afterAll(async () => {
  await api.close();
});

const as = (user: string, headers: Record<string, string> = {}) => ({ key: null, headers: { 'x-user': user, ...headers } });

describe('deny by default', () => {
  test('without sign-in no route answers, known or unknown, whatever its spelling', async () => {
    const some = '00000000-0000-4000-8000-000000000000';
    const asked = ROUTES.map(({ method, path }) => [method.toUpperCase(), path.replaceAll(/:\w+/g, some)] as const);
    expect(asked.length).toBeGreaterThan(20);
    const tricks = [
      '/api',
      '/api/',
      '/api/nothing',
      '/api//workflows',
      '/api/workflows/',
      '/api/healthz',
      '/api/openapi.json/../workflows',
      '/api/me;/docs',
      '/api/me%2f..%2fdocs',
      '/api/%2e%2e/docs',
      '/api/me.json',
    ];
    for (const [method, path] of [...asked, ...tricks.map((path) => ['GET', path] as const)]) {
      const { status, type } = await rawRequest(method, path);
      expect([method, path, status]).toEqual([method, path, 401]);
      expect(type).toBe('application/problem+json');
    }
  });

  test('paths of later releases answer 404', async () => {
    const some = '00000000-0000-4000-8000-000000000000';
    for (const [method, path] of [
      ['GET', '/api/approvals'],
      ['GET', '/api/integrations'],
      ['POST', `/api/executions/${some}/retry`],
      ['POST', `/api/executions/${some}/events/paid`],
      ['POST', '/api/events/paid'],
      ['GET', '/api/datasources'],
      ['PATCH', '/api/me'],
      ['POST', '/hooks/a/b'],
      ['GET', '/login'],
      ['GET', '/DOCS'],
      ['GET', '/API/me'],
      ['GET', '/Healthz'],
    ] as const) {
      const { status, json } = await api.ask(method, path);
      expect([path, status, json.code]).toEqual([path, 404, 'NOT_FOUND']);
    }
  });

  test('answers carry strict headers and a request id, a harmless given one is kept', async () => {
    const { headers } = await api.ask('GET', '/api/me', undefined, { headers: { 'x-request-id': 'abc-1' } });
    expect(headers.get('x-request-id')).toBe('abc-1');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("script-src 'self';style-src 'self'");
    expect(headers.get('x-powered-by')).toBe(null);
    expect(headers.get('cache-control')).toBe('no-store');
    const odd = await api.ask('GET', '/api/nothing', undefined, { headers: { 'x-request-id': '<script>' } });
    expect(odd.json.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(odd.headers.get('x-request-id')).toBe(odd.json.requestId);
  });
});

describe('API keys', () => {
  const me = (key: string) => api.ask('GET', '/api/me', undefined, { key });

  test('a key works from its creation to its revocation, and is shown once', async () => {
    const { status, json } = await api.ask('POST', '/api/keys', { name: 'ci', scopes: ['read', 'run'] });
    expect(status).toBe(201);
    expect(json).toEqual({
      id: expect.any(String),
      name: 'ci',
      scopes: ['read', 'run'],
      expiresAt: null,
      lastUsedAt: null,
      createdAt: expect.any(String),
      key: expect.stringMatching(/^pdk_[0-9A-Za-z]{49}$/),
    });
    expect((await me(json.key)).json).toEqual({ userName: 'ann', displayName: 'ann', scopes: ['read', 'run'], authentication: 'key' });
    const list = await api.ask('GET', '/api/keys');
    expect(list.json.items[0]).toEqual({ ...json, key: undefined, lastUsedAt: expect.any(String) });
    expect(list.text).not.toContain(json.key);
    expect((await api.ask('DELETE', `/api/keys/${json.id}`)).status).toBe(204);
    expect((await me(json.key)).json.code).toBe('UNAUTHORIZED');
    expect((await api.ask('DELETE', `/api/keys/${json.id}`)).json.code).toBe('NOT_FOUND');
    expect((await api.ask('DELETE', '/api/keys/nonsense')).json.code).toBe('NOT_FOUND');
  });

  test('only the hash is stored', async () => {
    const { json } = await api.ask('POST', '/api/keys', { name: 'hash', scopes: ['read'] });
    const { rows } = await api.db.database.client.query('select * from perdure.api_keys where id = $1', [json.id]);
    expect(JSON.stringify(rows)).not.toContain(json.key.slice(4, 20));
    expect(rows[0].hash.equals(hashApiKey(json.key))).toBe(true);
  });

  test('an expired key is refused, an expiry in the past too', async () => {
    const soon = new Date(Date.now() + 60_000).toISOString();
    const { json } = await api.ask('POST', '/api/keys', { name: 'short', scopes: ['read'], expiresAt: soon });
    expect(json.expiresAt).toBe(soon);
    expect((await me(json.key)).status).toBe(200);
    await api.db.database.client.query(`update perdure.api_keys set expires_at = now() where id = $1`, [json.id]);
    expect((await me(json.key)).status).toBe(401);
    const past = await api.ask('POST', '/api/keys', { name: 'past', scopes: ['read'], expiresAt: '2020-01-01T00:00:00Z' });
    expect([past.status, past.json.errors[0].pointer]).toEqual([422, '/expiresAt']);
  });

  test('no key can have more scopes than its maker', async () => {
    const { status, json } = await api.ask('POST', '/api/keys', { name: 'more', scopes: ['read', 'admin'] });
    expect([status, json.code]).toEqual([403, 'FORBIDDEN']);
    for (const scopes of [[], ['root'], 'read']) {
      expect((await api.ask('POST', '/api/keys', { name: 'odd', scopes })).json.code).toBe('INVALID_REQUEST');
    }
  });

  test("somebody else's key does not exist, except for an admin", async () => {
    const { json } = await api.ask('POST', '/api/keys', { name: 'mine', scopes: ['read'] });
    expect((await api.ask('GET', '/api/keys', undefined, as('carl'))).json.items).toEqual([]);
    expect((await api.ask('DELETE', `/api/keys/${json.id}`, undefined, as('carl'))).status).toBe(404);
    expect((await api.ask('DELETE', `/api/keys/${json.id}`, undefined, { key: await api.keyOf('root', ['admin']) })).status).toBe(204);
  });

  test('a slip in a key is found by its checksum, without the database', () => {
    const key = generateApiKey();
    expect(isApiKeyText(key)).toBe(true);
    for (let i = 4; i < key.length; i++) {
      const other = key[i] === 'x' ? 'y' : 'x';
      expect(isApiKeyText(key.slice(0, i) + other + key.slice(i + 1))).toBe(false);
    }
    for (const text of ['', 'pdk_', `${key}0`, key.slice(0, -1), key.toUpperCase(), ` ${key}`]) expect(isApiKeyText(text)).toBe(false);
    expect(new Set(Array.from({ length: 1_000 }, generateApiKey)).size).toBe(1_000);
  });

  test('a bad key is refused although the host would let the request pass', async () => {
    for (const key of [generateApiKey(), 'pdk_', 'pdk_nonsense', `${api.key.slice(0, -1)}!`]) {
      const { status, json, headers } = await api.ask('GET', '/api/me', undefined, { key, headers: { 'x-user': 'ann' } });
      expect([status, json.code]).toEqual([401, 'UNAUTHORIZED']);
      expect(headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  test('when a key was used is noted', async () => {
    const { json } = await api.ask('POST', '/api/keys', { name: 'used', scopes: ['read'] });
    await me(json.key);
    const used = await eventually(async () => {
      const { items } = (await api.ask('GET', '/api/keys')).json;
      return items.find((item: { id: string }) => item.id === json.id).lastUsedAt;
    });
    expect(Math.abs(Date.now() - Date.parse(used))).toBeLessThan(60_000);
  });
});

describe("the host's sign-in", () => {
  test('gives user, name and scopes', async () => {
    expect((await api.ask('GET', '/api/me', undefined, as('dora'))).json).toEqual({
      userName: 'dora',
      displayName: 'dora',
      scopes: ['read', 'run', 'edit'],
      authentication: 'host',
    });
    expect((await api.ask('GET', '/api/me', undefined, as('viewer'))).json).toEqual({
      userName: 'viewer',
      displayName: 'V. Iewer',
      scopes: ['read'],
      authentication: 'host',
    });
    expect((await api.ask('POST', '/api/workflows', { name: 'x' }, as('viewer'))).json.code).toBe('FORBIDDEN');
    expect((await api.ask('GET', '/api/me', undefined, { key: 'nonsense', headers: { 'x-user': 'dora' } })).json.userName).toBe('dora');
  });

  test('that fails or answers nonsense lets nobody in and tells nothing', async () => {
    for (const user of ['broken', 'odd', 'text']) {
      const answer = await api.ask('GET', '/api/me', undefined, as(user));
      expect([answer.status, answer.json.code]).toEqual([500, 'AUTHENTICATE_FAILED']);
      expect(answer.text).not.toMatch(/the host failed|userName|\.ts/);
    }
    expect(api.bugs.splice(0)).toMatchObject([
      { code: 'AUTHENTICATE_FAILED', cause: { message: 'the host failed' } },
      { code: 'AUTHENTICATE_FAILED', cause: { message: expect.stringContaining('must give { userName') } },
      { code: 'AUTHENTICATE_FAILED', cause: { message: expect.stringContaining('must give { userName') } },
    ]);
  });

  test('by cookie changes nothing from another origin', async () => {
    const send = (headers: Record<string, string>, method = 'POST') =>
      api.ask(method, '/api/workflows', method === 'POST' ? { name: 'x' } : undefined, as('ann', headers));
    const cookie = { cookie: 'session=1' };
    const status = async (answer: Promise<Answer>) => (await answer).status;
    expect((await send(cookie)).json.code).toBe('FORBIDDEN');
    expect((await send({ ...cookie, origin: 'https://evil.example' })).json.code).toBe('FORBIDDEN');
    expect((await send({ ...cookie, origin: 'null' })).json.code).toBe('FORBIDDEN');
    expect(await status(send({ ...cookie, origin: api.url }))).toBe(201);
    expect(await status(send({ ...cookie, origin: 'https://shop.example' }))).toBe(201);
    expect(await status(send({ ...cookie, origin: 'https://evil.example' }, 'GET'))).toBe(200);
    expect(await status(send({}))).toBe(201);
    const byKey = await api.ask('POST', '/api/workflows', { name: 'x' }, { headers: { ...cookie, origin: 'https://evil.example' } });
    expect(byKey.status).toBe(201);
  });
});

test('nothing of this was a bug', () => {
  expect(api.bugs).toEqual([]);
});

/** Without fetch's tidying of paths. */
function rawRequest(method: string, path: string): Promise<{ status: number | undefined; type: string | undefined }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(api.url);
    const request = httpRequest({ hostname, port, method, path }, (response) => {
      response.resume().once('end', () => resolve({ status: response.statusCode, type: response.headers['content-type'] }));
    });
    request.once('error', reject).end();
  });
}
