import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express from 'express';
import { createPerdureRouter } from '../../api/index.ts';
import { generateApiKey } from '../../server/keys/api-key-text.ts';
import { generateSessionToken, hashSessionToken } from '../../server/sessions/session-token.ts';
import { sessionCookieOf, signIn } from './cookies.ts';
import { publishedWorkflow, startedExecution } from './journal.ts';
import { type AskOptions, closeServer, startTestApi, type TestApi } from './support.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi({
    config: {
      allowedOrigins: ['https://shop.example'],
      authenticate: ({ headers }) => (headers['x-user'] === undefined ? null : { userName: String(headers['x-user']) }),
    },
    settings: { recheckMs: 100 },
  });
});

afterAll(async () => {
  await api.close();
});

const by = (cookie: string, headers: Record<string, string> = {}): AskOptions => ({ key: null, headers: { cookie, ...headers } });
const me = (cookie: string) => api.ask('GET', '/api/me', undefined, by(cookie));
const query = (text: string, values: unknown[] = []) => api.db.database.client.query(text, values);
const hashOf = (cookie: string) => hashSessionToken(cookie.slice('perdure_session='.length));
const createKey = async () =>
  (await api.ask('POST', '/api/keys', { name: 'browser', scopes: ['read', 'edit'] })).json as { id: string; key: string };

describe('signing in with an API key', () => {
  test('gives a cookie that acts as the key, which no script can read and no foreign page send along', async () => {
    const { key } = await createKey();
    const answer = await api.ask('POST', '/api/session', { apiKey: key }, { key: null });
    expect([answer.status, answer.text, answer.headers.get('cache-control')]).toEqual([204, '', 'no-store']);
    const cookie = sessionCookieOf(answer.headers);
    expect(cookie?.value).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const kept = cookie?.attributes.filter((attribute) => !attribute.startsWith('expires='));
    expect(kept?.sort()).toEqual(['httponly', 'max-age=1209600', 'path=/', 'samesite=lax']);
    expect((await me(`perdure_session=${cookie?.value}`)).json).toEqual({
      userName: 'ann',
      displayName: 'ann',
      scopes: ['read', 'edit'],
      authentication: 'session',
    });
  });

  test('stores the hash of the token alone', async () => {
    const cookie = await signIn(api, api.key);
    const { rows } = await query('select * from perdure.sessions where token_hash = $1', [hashOf(cookie)]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(cookie.slice('perdure_session='.length));
    const days = (rows[0].expires_at - rows[0].created_at) / 86_400_000;
    expect(days).toBe(14);
  });

  test('is refused for every other key, in one way', async () => {
    const expired = await createKey();
    await query('update perdure.api_keys set expires_at = now() where id = $1', [expired.id]);
    const revoked = await createKey();
    await api.ask('DELETE', `/api/keys/${revoked.id}`);
    for (const apiKey of [generateApiKey(), 'pdk_', 'nonsense', expired.key, revoked.key]) {
      const { status, json, headers } = await api.ask('POST', '/api/session', { apiKey }, { key: null });
      expect([status, json.code, json.detail]).toEqual([401, 'UNAUTHORIZED', 'The API key is unknown, expired or revoked.']);
      expect(sessionCookieOf(headers)).toBe(null);
    }
  });

  test('takes a strict body of JSON', async () => {
    const send = async (body: unknown, options: AskOptions = {}) =>
      (await api.ask('POST', '/api/session', body, { key: null, ...options })).json.code;
    for (const body of [{}, { apiKey: 7 }, { apiKey: '' }, { apiKey: 'x'.repeat(201) }, { apiKey: api.key, userName: 'root' }, [api.key]]) {
      expect(await send(body)).toBe('INVALID_REQUEST');
    }
    expect(await send(undefined, { raw: `apiKey=${api.key}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } })).toBe(
      'UNSUPPORTED_MEDIA_TYPE',
    );
    expect(await send(undefined, { raw: '{' })).toBe('INVALID_JSON');
  });

  test('is refused to a foreign page', async () => {
    const from = async (origin: string) =>
      (await api.ask('POST', '/api/session', { apiKey: api.key }, { key: null, headers: { origin } })).status;
    expect([await from('https://evil.example'), await from('null')]).toEqual([403, 403]);
    expect([await from(api.url), await from('https://shop.example')]).toEqual([204, 204]);
  });
});

describe('a session', () => {
  test('changes something only from a page of this origin, or of one that is allowed', async () => {
    const cookie = await signIn(api, api.key);
    const create = (headers: Record<string, string>) => api.ask('POST', '/api/workflows', { name: 'x' }, by(cookie, headers));
    for (const headers of [{}, { origin: 'https://evil.example' }, { origin: 'null' }, { origin: `${api.url}.evil.example` }]) {
      expect([headers, (await create(headers as Record<string, string>)).json.code]).toEqual([headers, 'FORBIDDEN']);
    }
    expect((await create({ origin: api.url })).status).toBe(201);
    expect((await create({ origin: 'https://shop.example' })).status).toBe(201);
    expect((await me(cookie)).status).toBe(200);
  });

  test('ends at sign-out, and the cookie with it', async () => {
    const cookie = await signIn(api, api.key);
    expect((await api.ask('DELETE', '/api/session', undefined, by(cookie))).json.code).toBe('FORBIDDEN');
    expect((await me(cookie)).status).toBe(200);
    const { status, headers } = await api.ask('DELETE', '/api/session', undefined, by(cookie, { origin: api.url }));
    expect(status).toBe(204);
    expect(sessionCookieOf(headers)).toEqual({
      value: '',
      attributes: expect.arrayContaining(['path=/', 'expires=thu, 01 jan 1970 00:00:00 gmt']),
    });
    expect((await me(cookie)).json.code).toBe('UNAUTHORIZED');
    expect((await api.ask('DELETE', '/api/session', undefined, by(cookie, { origin: api.url }))).status).toBe(401);
  });

  test('ends with the key that began it: revoked or expired', async () => {
    const [revoked, expired] = [await createKey(), await createKey()];
    const [first, second] = [await signIn(api, revoked.key), await signIn(api, expired.key)];
    expect([(await me(first)).status, (await me(second)).status]).toEqual([200, 200]);
    await api.ask('DELETE', `/api/keys/${revoked.id}`);
    await query('update perdure.api_keys set expires_at = now() where id = $1', [expired.id]);
    expect([(await me(first)).status, (await me(second)).status]).toEqual([401, 401]);
  });

  test('ends by itself, and its row goes at the next sign-in', async () => {
    const cookie = await signIn(api, api.key);
    await query('update perdure.sessions set expires_at = now() where token_hash = $1', [hashOf(cookie)]);
    expect((await me(cookie)).status).toBe(401);
    await signIn(api, api.key);
    expect((await query('select from perdure.sessions where token_hash = $1', [hashOf(cookie)])).rows).toEqual([]);
  });

  test('that nobody began is refused, whatever the cookie says', async () => {
    const cookie = await signIn(api, api.key);
    const token = cookie.slice('perdure_session='.length);
    for (const text of ['', ';', '=', 'perdure_session', 'perdure_session=', `perdure_session=${generateSessionToken()}`, `${cookie}x`]) {
      expect([text, (await me(text)).status]).toEqual([text, 401]);
    }
    expect((await me(`xperdure_session=${token}`)).status).toBe(401);
    for (const text of [`a=1; ${cookie}`, `${cookie};b="2"`, `perdure_session=; ${cookie}`]) expect((await me(text)).status).toBe(200);
  });

  test('comes after a key and the host', async () => {
    const cookie = await signIn(api, api.key);
    const asked = async (options: AskOptions) => (await api.ask('GET', '/api/me', undefined, options)).json;
    expect(await asked({ key: await api.keyOf('bob'), headers: { cookie } })).toMatchObject({ userName: 'bob', authentication: 'key' });
    expect(await asked({ key: generateApiKey(), headers: { cookie } })).toMatchObject({ code: 'UNAUTHORIZED' });
    expect(await asked(by(cookie, { 'x-user': 'carl' }))).toMatchObject({ userName: 'carl', authentication: 'host' });
    expect(await asked(by(cookie, { authorization: 'Bearer of-the-host' }))).toMatchObject({ userName: 'ann', authentication: 'session' });
  });

  test('when it was used is noted to the minute', async () => {
    const cookie = await signIn(api, api.key);
    await query(`update perdure.sessions set last_used_at = now() - interval '1 hour' where token_hash = $1`, [hashOf(cookie)]);
    await me(cookie);
    const { rows } = await query(`select now() - last_used_at < interval '1 minute' as fresh from perdure.sessions where token_hash = $1`, [
      hashOf(cookie),
    ]);
    expect(rows).toEqual([{ fresh: true }]);
  });
});

test('open streams end with the session or the key that opened them', async () => {
  const id = await startedExecution(api, await publishedWorkflow(api));
  const signedIn = await createKey();
  const direct = await createKey();
  const cookie = await signIn(api, signedIn.key);
  const paths = ['/api/executions/stream', `/api/executions/${id}/stream`];
  const open = (headers: Record<string, string>) => Promise.all(paths.map((path) => fetch(api.url + path, { headers })));
  const streams = [...(await open({ cookie })), ...(await open({ authorization: `Bearer ${direct.key}` }))];
  expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  const untouched = await fetch(api.url + paths[0], { headers: { authorization: `Bearer ${api.key}` } });
  const ended: boolean[] = [];
  const follow = async (response: Response, index: number) => {
    for await (const _ of response.body ?? []);
    ended[index] = true;
  };
  const following = streams.map(follow);
  await api.ask('DELETE', '/api/session', undefined, by(cookie, { origin: api.url }));
  await Promise.all(following.slice(0, 2));
  expect(ended).toEqual([true, true]);
  await api.ask('DELETE', `/api/keys/${direct.id}`);
  await Promise.all(following);
  const reader = untouched.body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  await reader?.cancel();
});

test('sign-ins are slowed down by address, before a key is looked at', async () => {
  const slow = await startTestApi({ settings: { signInLimit: { perSecond: 2, burst: 5 } } });
  try {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => slow.ask('POST', '/api/session', { apiKey: generateApiKey() }, { key: null })),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 401).length + refused.length).toBe(20);
    expect(refused.length).toBeGreaterThanOrEqual(11);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await slow.ask('POST', '/api/session', { apiKey: slow.key }, { key: null })).status).toBe(429);
    expect((await slow.ask('GET', '/api/me')).status).toBe(200);
  } finally {
    await slow.close();
  }
});

describe('inside a host', () => {
  test('the cookie belongs to the path where Perdure is mounted, and is Secure where the host trusts a proxy that speaks https', async () => {
    const router = createPerdureRouter({ databaseUrl: api.db.url });
    const app = express();
    app.use('/deep/perdure', router);
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/deep/perdure`;
    const attributes = async () => {
      const response = await fetch(`${url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-proto': 'https' },
        body: JSON.stringify({ apiKey: api.key }),
      });
      return sessionCookieOf(response.headers)?.attributes;
    };
    try {
      const plain = await attributes();
      expect(plain).toContain('path=/deep/perdure');
      expect(plain).not.toContain('secure');
      app.set('trust proxy', true);
      expect(await attributes()).toContain('secure');
      expect((await fetch(`${url}/login`)).status).toBe(404);
    } finally {
      await router.close();
      await closeServer(server);
    }
  });
});

test('nothing of this was a bug', () => {
  expect(api.bugs).toEqual([]);
});
