import { mkdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { builtApp } from '../../api/app/built-app.ts';
import { SCOPES } from '../../common/access/principal.ts';
import { createLoginLink } from '../../server/sessions/create-login-link.ts';
import { generateSessionToken, hashSessionToken } from '../../server/sessions/session-token.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { sessionCookieOf, signIn } from './cookies.ts';
import { startTestApi, type TestApi } from './support.ts';

const PAGE = '<!doctype html><title>Perdure</title><script type="module" src="/assets/app-abc123.js"></script>';
const PAGES = ['/', '/executions', '/executions/0190-a', '/workflows', '/workflows/0190-a', '/settings', '/login'];
let folder: ReturnType<typeof makeTemporaryFolder>;
let api: TestApi;

beforeAll(async () => {
  folder = makeTemporaryFolder();
  writeFileSync(join(folder.path, 'secret.txt'), 'secret');
  const app = join(folder.path, 'app');
  mkdirSync(join(app, 'assets'), { recursive: true });
  writeFileSync(join(app, 'index.html'), PAGE);
  writeFileSync(join(app, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(app, 'other.txt'), 'not for the public');
  writeFileSync(join(app, 'assets', 'app-abc123.js'), 'export {};');
  writeFileSync(join(app, 'assets', 'app-abc123.css'), 'body {}');
  writeFileSync(join(app, 'assets', '.hidden'), 'hidden');
  api = await startTestApi({ appFolder: app });
});

afterAll(async () => {
  await api.close();
  folder.remove();
});

const get = (path: string, headers: Record<string, string> = {}) => api.ask('GET', path, undefined, { key: null, headers });

describe('the web app', () => {
  test('is the same page at each of its paths, for everybody, asked for anew each time', async () => {
    for (const path of PAGES) {
      const { status, text, headers } = await get(path);
      expect([path, status, text]).toEqual([path, 200, PAGE]);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(headers.get('cache-control')).toBe('no-cache');
    }
    const etag = (await get('/')).headers.get('etag') ?? '';
    expect((await rawGet('/', { 'if-none-match': etag })).status).toBe(304);
  });

  test('says for itself that there is no such page, to browsers only', async () => {
    const looking = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const { status, text } = await get('/nothing/here', looking);
    expect([status, text]).toEqual([404, PAGE]);
    for (const [path, headers, code] of [
      ['/nothing/here', { accept: '*/*' }, 'NOT_FOUND'],
      ['/api/nothing', looking, 'UNAUTHORIZED'],
      ['/assets/nothing.js', looking, 'NOT_FOUND'],
    ] as const) {
      expect([path, (await get(path, headers)).json?.code]).toEqual([path, code]);
    }
  });

  test('has a policy that allows nothing inline, nothing foreign and no frame', async () => {
    for (const path of ['/', '/login', '/assets/app-abc123.js']) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy')?.split(';');
      expect(policy?.sort()).toEqual([
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self'",
        "worker-src 'self'",
      ]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-request-id')).not.toBe(null);
    }
  });

  test('has files that are kept for a year, because their names change with what they hold', async () => {
    for (const [name, type] of [
      ['app-abc123.js', 'text/javascript; charset=utf-8'],
      ['app-abc123.css', 'text/css; charset=utf-8'],
    ]) {
      const { status, headers } = await get(`/assets/${name}`);
      expect([status, headers.get('content-type')]).toEqual([200, type]);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    }
    const icon = await get('/favicon.svg');
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  });

  test('is no catch-all, and nothing else of its folder or of the machine is served', async () => {
    for (const path of [
      '/index.html',
      '/other.txt',
      '/executions/a/b',
      '/Executions',
      '/ASSETS/app-abc123.js',
      '/nothing',
      '/assets',
      '/assets/',
      '/assets/nothing.js',
      '/assets/.hidden',
      '/assets/../other.txt',
      '/assets/..%2fother.txt',
      '/assets/%2e%2e/other.txt',
      '/assets/..%5cother.txt',
      '/assets/../../secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/assets//../../secret.txt',
      '/assets/%00',
      '/assets/%ff',
      '/assets/%2fetc%2fpasswd',
      '/favicon.svg/..%2fother.txt',
      '/executions/..%2f..%2fother.txt/x',
    ]) {
      const { status, type, text } = await rawGet(path);
      expect([path, status, type]).toEqual([path, 404, 'application/problem+json']);
      expect(text).not.toContain(folder.path);
    }
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await api.ask(method, '/executions', undefined, { key: null })).status).toBe(404);
  });

  test('answers odd conditions and ranges without a fault', async () => {
    expect((await get('/assets/app-abc123.js', { 'if-match': '"other"' })).json.code).toBe('NOT_FOUND');
    expect((await get('/', { 'if-match': '"other"' })).json.code).toBe('NOT_FOUND');
    expect((await get('/assets/app-abc123.js', { range: 'bytes=900-' })).status).toBe(200);
  });

  test('takes nothing away from the API', async () => {
    expect((await get('/healthz')).json).toEqual({ status: 'ok' });
    expect((await get('/docs')).text).toContain('Perdure API');
    expect((await get('/api/me')).status).toBe(401);
    expect((await get('/api')).status).toBe(401);
  });

  test('is not served where it was not built, nor where the sources run', async () => {
    expect(builtApp()).toBe(null);
    const without = await startTestApi();
    try {
      for (const path of [...PAGES, '/favicon.svg', '/login?token=x']) {
        const { status, json } = await without.ask('GET', path, undefined, { key: null });
        expect([path, status, json.code]).toEqual([path, 404, 'NOT_FOUND']);
      }
    } finally {
      await without.close();
    }
  });
});

describe('a sign-in link', () => {
  const user = { userName: 'dev', displayName: 'The developer', scopes: SCOPES };
  const link = async (to?: string) => {
    const made = await createLoginLink(api.db.database.client, user, { appUrl: api.url, ...(to === undefined ? {} : { to }) });
    return made.slice(api.url.length);
  };
  const tokenOf = (path: string) => new URL(path, api.url).searchParams.get('token') ?? '';
  const sessionCount = async () => (await api.db.database.client.query('select from perdure.sessions')).rows.length;

  test('signs in once and leads to the first page', async () => {
    const path = await link();
    const { status, headers } = await get(path);
    expect([status, headers.get('location'), headers.get('cache-control')]).toEqual([302, '/', 'no-store']);
    const cookie = sessionCookieOf(headers);
    expect(cookie?.attributes).toEqual(expect.arrayContaining(['path=/', 'httponly', 'samesite=lax', 'max-age=1209600']));
    const me = await get('/api/me', { cookie: `perdure_session=${cookie?.value}` });
    expect(me.json).toEqual({ userName: 'dev', displayName: 'The developer', scopes: [...SCOPES], authentication: 'session' });

    const again = await get(path);
    expect([again.status, again.headers.get('location'), sessionCookieOf(again.headers)]).toEqual([302, '/login?failed=1', null]);
    const byItsOwner = await get(path, { cookie: `perdure_session=${cookie?.value}` });
    expect([byItsOwner.status, byItsOwner.headers.get('location'), sessionCookieOf(byItsOwner.headers)]).toEqual([302, '/', null]);
  });

  test('opens the page that it names, if it is one of the app', async () => {
    const path = await link('/executions/0190-a');
    expect((await get(path)).headers.get('location')).toBe('/executions/0190-a');
    // who has to sign in by hand comes there, too
    expect((await get(path)).headers.get('location')).toBe('/login?failed=1&to=/executions/0190-a');
    for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', '/executions/../api/me', '/api/me', '/executions//x']) {
      expect([to, (await get(`${await link()}&to=${encodeURIComponent(to)}`)).headers.get('location')]).toEqual([to, '/']);
    }
  });

  test('used by many at the same moment begins exactly one session', async () => {
    const path = await link();
    const before = await sessionCount();
    const answers = await Promise.all(Array.from({ length: 20 }, () => get(path)));
    expect(answers.filter(({ headers }) => sessionCookieOf(headers) !== null)).toHaveLength(1);
    expect(answers.filter(({ headers }) => headers.get('location') === '/login?failed=1')).toHaveLength(19);
    expect(await sessionCount()).toBe(before + 1);
  });

  test('is of no use after ten minutes', async () => {
    const path = await link();
    const { client } = api.db.database;
    const hash = hashSessionToken(tokenOf(path));
    const { rows } = await client.query(
      `select expires_at - created_at = interval '10 minutes' as right from perdure.login_tokens where token_hash = $1`,
      [hash],
    );
    expect(rows).toEqual([{ right: true }]);
    await client.query('update perdure.login_tokens set expires_at = now() where token_hash = $1', [hash]);
    expect((await get(path)).headers.get('location')).toBe('/login?failed=1');
    await link();
    expect((await client.query('select from perdure.login_tokens where token_hash = $1', [hash])).rows).toEqual([]);
  });

  test('that nobody made signs nobody in', async () => {
    const session = (await signIn(api, api.key)).slice('perdure_session='.length);
    for (const token of ['', 'x', generateSessionToken(), session, api.key, "' or true --"]) {
      const { status, headers } = await get(`/login?token=${encodeURIComponent(token)}`);
      expect([token, status, headers.get('location'), sessionCookieOf(headers)]).toEqual([token, 302, '/login?failed=1', null]);
    }
    expect((await get('/login?token=a&token=b')).text).toBe(PAGE);
    expect((await get('/login?failed=1')).text).toBe(PAGE);
  });

  test('is not used up by a look at its head', async () => {
    const path = await link();
    await api.ask('HEAD', path, undefined, { key: null });
    expect((await get(path)).headers.get('location')).toBe('/');
  });

  test('is stored as a hash alone', async () => {
    const token = tokenOf(await link());
    const { rows } = await api.db.database.client.query('select * from perdure.login_tokens');
    expect(rows.some((row) => row.token_hash.equals(hashSessionToken(token)))).toBe(true);
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

test('nothing of this was a bug', () => {
  expect(api.bugs).toEqual([]);
});

/** Without fetch's tidying of paths and its own headers. */
function rawGet(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number | undefined; type: string | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(api.url);
    const request = httpRequest({ hostname, port, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.once('end', () => resolve({ status: response.statusCode, type: response.headers['content-type'], text }));
    });
    request.once('error', reject).end();
  });
}
