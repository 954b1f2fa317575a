import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { simpleGraph, startTestApi, type TestApi } from './support.ts';

let api: TestApi;
let bob: string;
let admin: string;

beforeAll(async () => {
  api = await startTestApi();
  bob = await api.keyOf('bob');
  admin = await api.keyOf('root', ['admin']);
});

afterAll(async () => {
  await api.close();
});

const create = async (fields: object = {}) => (await api.ask('POST', '/api/workflows', { name: 'w', graph: simpleGraph, ...fields })).json;

describe('creating', () => {
  test('a workflow begins private, enabled, at revision 1 and unpublished', async () => {
    const { status, json } = await api.ask('POST', '/api/workflows', { name: ' First ', graph: simpleGraph });
    expect(status).toBe(201);
    expect(json).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      name: 'First',
      description: '',
      userName: 'ann',
      visibility: 'private',
      graph: simpleGraph,
      revision: 1,
      publishedVersion: null,
      enabled: true,
      executionVisibility: 'private',
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updatedAt: expect.any(String),
    });
    expect((await api.ask('GET', `/api/workflows/${json.id}`)).json).toEqual(json);
  });

  test('without a graph it is empty', async () => {
    expect((await api.ask('POST', '/api/workflows', { name: 'empty' })).json.graph).toEqual({ nodes: [], edges: [] });
  });

  test('a given id is kept, and taken ones are refused, whoever has them', async () => {
    const id = randomUUID();
    expect((await create({ id: id.toUpperCase() })).id).toBe(id);
    for (const key of [api.key, bob]) {
      const again = await api.ask('POST', '/api/workflows', { id, name: 'again' }, { key });
      expect([again.status, again.json.code]).toEqual([409, 'WORKFLOW_EXISTS']);
    }
    await api.ask('DELETE', `/api/workflows/${id}`);
    expect((await api.ask('POST', '/api/workflows', { id, name: 'again' })).status).toBe(409);
    expect((await create({ id: '11111111-1111-1111-1111-111111111111' })).id).toBe('11111111-1111-1111-1111-111111111111');
  });

  test('a draft keeps unknown keys, their order, and whatever is wrong with it', async () => {
    const graph = { zebra: 1, nodes: [{ id: 'x', selected: true, measured: { width: 1 } }, 7], alpha: { b: 1, a: 2 } };
    const { id } = await create({ graph });
    expect(JSON.stringify((await api.ask('GET', `/api/workflows/${id}`)).json.graph)).toBe(JSON.stringify(graph));
  });
});

describe('bad bodies', () => {
  const refused = async (body: unknown) => {
    const { status, json } = await api.ask('POST', '/api/workflows', body);
    return [status, json.code, json.errors?.map((fault: { pointer: string }) => fault.pointer)];
  };

  test('each wrong field is named', async () => {
    expect(await refused({ name: '', description: 7, visibility: 'shared', graph: [] })).toEqual([
      422,
      'INVALID_REQUEST',
      expect.arrayContaining(['/name', '/description', '/visibility', '/graph']),
    ]);
    expect(await refused({})).toEqual([422, 'INVALID_REQUEST', ['/name']]);
    expect(await refused([])).toEqual([422, 'INVALID_REQUEST', ['']]);
    expect(await refused({ name: 'x', id: 'no-uuid' })).toEqual([422, 'INVALID_REQUEST', ['/id']]);
    expect(await refused({ name: 'x', userName: 'bob' })).toEqual([422, 'INVALID_REQUEST', ['/userName']]);
  });

  test('reserved keys, NUL, half surrogates and depth are named by their place', async () => {
    const raw = (text: string) => api.ask('POST', '/api/workflows', undefined, { raw: text });
    for (const [graph, pointer] of [
      ['{"nodes":[{"__proto__":{}}]}', '/graph/nodes/0/__proto__'],
      ['{"a":{"constructor":1}}', '/graph/a/constructor'],
      ['{"a":["\\u0000"]}', '/graph/a/0'],
      ['{"a":"\\ud800"}', '/graph/a'],
      ['{"a":1e999}', '/graph/a'],
    ]) {
      const { status, json } = await raw(`{"name":"x","graph":${graph}}`);
      expect([status, json.code, json.errors[0].pointer]).toEqual([422, 'INVALID_REQUEST', pointer]);
    }
    const nested = (depth: number) => `{"name":"x","graph":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;
    expect((await raw(nested(32))).status).toBe(201);
    expect((await raw(nested(33))).json.code).toBe('INVALID_REQUEST');
    expect((await raw(`{"name":"a\\u0000b"}`)).json.errors[0].pointer).toBe('/name');
  });

  test('what is not JSON, not UTF-8, not said to be JSON or too large', async () => {
    const send = async (raw: string | Uint8Array<ArrayBuffer>, headers = {}) => {
      const { status, json, headers: got } = await api.ask('POST', '/api/workflows', undefined, { raw, headers });
      expect(got.get('content-type')).toBe('application/problem+json');
      return [status, json.code];
    };
    expect(await send('{"name":')).toEqual([400, 'INVALID_JSON']);
    expect(await send(new Uint8Array([0x22, 0xff, 0x22]))).toEqual([400, 'INVALID_JSON']);
    expect(await send('{"name":"x"}', { 'content-type': 'text/plain' })).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(await send('name=x', { 'content-type': 'application/x-www-form-urlencoded' })).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(await send('{"name":"x"}', { 'content-type': 'application/json; charset=latin1' })).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    expect(await send(`${' '.repeat(2 * 1024 * 1024 - 12)}{"name":""}`)).toEqual([422, 'INVALID_REQUEST']);
    expect(await send(' '.repeat(2 * 1024 * 1024 + 1))).toEqual([413, 'TOO_LARGE']);
  });

  test('a graph may have 1 MiB of JSON, not one byte more', async () => {
    const graph = (bytes: number) => ({ x: 'x'.repeat(bytes - '{"x":""}'.length) });
    expect((await api.ask('POST', '/api/workflows', { name: 'x', graph: graph(1024 * 1024) })).status).toBe(201);
    const { status, json } = await api.ask('POST', '/api/workflows', { name: 'x', graph: graph(1024 * 1024 + 1) });
    expect([status, json.code, json.errors[0].pointer]).toEqual([413, 'TOO_LARGE', '/graph']);
  });

  test('a body without a graph may have 1 MiB', async () => {
    const { id } = await create();
    const send = (bytes: number) => api.ask('POST', `/api/workflows/${id}/publish`, undefined, { raw: '{}'.padEnd(bytes) });
    expect((await send(1024 * 1024)).status).toBe(201);
    expect((await send(1024 * 1024 + 1)).json.code).toBe('TOO_LARGE');
  });
});

describe('saving', () => {
  test('each save is one revision further and changes only what it names', async () => {
    const { id } = await create({ description: 'd' });
    const saved = await api.ask('PUT', `/api/workflows/${id}`, {
      revision: 1,
      name: 'renamed',
      enabled: false,
      visibility: 'shared',
      executionVisibility: 'shared',
    });
    expect([saved.status, saved.json]).toEqual([
      200,
      expect.objectContaining({
        revision: 2,
        name: 'renamed',
        description: 'd',
        graph: simpleGraph,
        enabled: false,
        visibility: 'shared',
        executionVisibility: 'shared',
      }),
    ]);
    expect((await api.ask('PUT', `/api/workflows/${id}`, { revision: 2, graph: {} })).json).toMatchObject({
      revision: 3,
      graph: {},
      name: 'renamed',
    });
  });

  test('a stale revision is refused and changes nothing', async () => {
    const { id } = await create();
    await api.ask('PUT', `/api/workflows/${id}`, { revision: 1, name: 'b' });
    const { status, json } = await api.ask('PUT', `/api/workflows/${id}`, { revision: 1, name: 'c' });
    expect([status, json.code]).toEqual([409, 'REVISION_CONFLICT']);
    expect((await api.ask('GET', `/api/workflows/${id}`)).json).toMatchObject({ revision: 2, name: 'b' });
  });

  test('of ten saves at once of one revision one wins', async () => {
    const { id } = await create();
    const saves = await Promise.all(
      Array.from({ length: 10 }, (_, i) => api.ask('PUT', `/api/workflows/${id}`, { revision: 1, name: `n${i}` })),
    );
    expect(saves.map((save) => save.status).sort()).toEqual([200, ...Array(9).fill(409)]);
  });

  test('a revision must be given', async () => {
    const { id } = await create();
    expect((await api.ask('PUT', `/api/workflows/${id}`, { name: 'x' })).json.errors[0].pointer).toBe('/revision');
  });
});

describe('publishing', () => {
  test('versions count up and never change', async () => {
    const { id } = await create({ name: 'v' });
    const first = await api.ask('POST', `/api/workflows/${id}/publish`, { revision: 1 });
    expect([first.status, first.json]).toEqual([201, { version: 1, publishedAt: expect.any(String) }]);
    await api.ask('PUT', `/api/workflows/${id}`, { revision: 1, name: 'v2', graph: { ...simpleGraph, note: 2 } });
    expect((await api.ask('POST', `/api/workflows/${id}/publish`)).json.version).toBe(2);
    expect((await api.ask('GET', `/api/workflows/${id}`)).json).toMatchObject({ publishedVersion: 2, revision: 2 });
    const { json } = await api.ask('GET', `/api/workflows/${id}/versions?limit=1`);
    expect(json).toEqual({ items: [{ version: 2, name: 'v2', publishedAt: expect.any(String), publishedBy: 'ann' }], nextCursor: '2' });
    const rest = await api.ask('GET', `/api/workflows/${id}/versions?limit=1&cursor=${json.nextCursor}`);
    expect(rest.json).toEqual({ items: [expect.objectContaining({ version: 1, name: 'v' })], nextCursor: null });
    expect((await api.ask('GET', `/api/workflows/${id}/versions/1`)).json).toMatchObject({ version: 1, graph: simpleGraph });
    for (const version of ['3', '0', 'x', '1.5', '99999999999']) {
      expect((await api.ask('GET', `/api/workflows/${id}/versions/${version}`)).json.code).toBe('NOT_FOUND');
    }
  });

  test('a stale revision is refused', async () => {
    const { id } = await create();
    expect((await api.ask('POST', `/api/workflows/${id}/publish`, { revision: 2 })).json.code).toBe('REVISION_CONFLICT');
  });

  test('a graph with errors is refused with every problem and its place', async () => {
    const graph = {
      ...simpleGraph,
      nodes: [
        ...(simpleGraph.nodes as object[]),
        { id: 'a', type: 'action', position: { x: 0, y: 0 }, data: { label: 'A', config: { actionType: 'no/such' } } },
      ],
    };
    const { id } = await create({ graph });
    const { status, json } = await api.ask('POST', `/api/workflows/${id}/publish`, {});
    expect([status, json.code]).toEqual([422, 'VALIDATION_FAILED']);
    const errors = json.problems.filter((problem: { severity: string }) => problem.severity === 'error');
    expect(errors.map((problem: { code: string }) => problem.code).sort()).toEqual(['UNKNOWN_ACTION', 'UNREACHABLE_NODE']);
    expect(json.errors.every((fault: { pointer: string }) => fault.pointer.startsWith('/graph/nodes/2'))).toBe(true);
    expect((await api.ask('GET', `/api/workflows/${id}`)).json.publishedVersion).toBe(null);
  });

  test('validate says the same, of the draft or a given graph, and stores nothing', async () => {
    const { id } = await create();
    expect((await api.ask('POST', `/api/workflows/${id}/validate`)).json).toEqual({ problems: [] });
    const { status, json } = await api.ask('POST', `/api/workflows/${id}/validate`, { graph: { nodes: [], edges: [] } });
    expect([status, json.problems[0].code]).toEqual([200, 'NO_TRIGGER']);
    expect((await api.ask('GET', `/api/workflows/${id}`)).json.graph).toEqual(simpleGraph);
  });
});

describe('who may', () => {
  const paths = (id: string): [string, string, object?][] => [
    ['GET', `/api/workflows/${id}`],
    ['PUT', `/api/workflows/${id}`, { revision: 1, name: 'mine' }],
    ['DELETE', `/api/workflows/${id}`],
    ['POST', `/api/workflows/${id}/validate`, {}],
    ['POST', `/api/workflows/${id}/publish`, {}],
    ['GET', `/api/workflows/${id}/versions`],
    ['GET', `/api/workflows/${id}/versions/1`],
    ['POST', `/api/workflows/${id}/executions`, {}],
  ];

  test("somebody else's private workflow does not exist, nor does an unknown, deleted or malformed id", async () => {
    const { id } = await create();
    const deleted = await create();
    expect((await api.ask('DELETE', `/api/workflows/${deleted.id}`)).status).toBe(204);
    for (const [key, missing] of [
      [bob, id],
      [api.key, randomUUID()],
      [api.key, deleted.id],
      [api.key, 'nonsense'],
      [api.key, '%00'],
    ]) {
      for (const [method, path, body] of paths(missing)) {
        const { status, json } = await api.ask(method, path, body, { key });
        const code = missing.length < 36 && path.includes('/versions/') ? expect.stringMatching('NOT_FOUND') : 'WORKFLOW_NOT_FOUND';
        expect([path, status, json.code]).toEqual([path, 404, code]);
      }
    }
    expect((await api.ask('GET', '/api/workflows?limit=200', undefined, { key: bob })).text).not.toContain(id);
  });

  test('a shared workflow can be seen and run by everybody, changed by its owner and admins only', async () => {
    const { id } = await create();
    await api.ask('POST', `/api/workflows/${id}/publish`);
    await api.ask('PUT', `/api/workflows/${id}`, { revision: 1, visibility: 'shared' });
    expect((await api.ask('GET', `/api/workflows/${id}`, undefined, { key: bob })).json.userName).toBe('ann');
    const started = await api.ask('POST', `/api/workflows/${id}/executions`, {}, { key: bob });
    expect([started.status, started.json.status]).toEqual([202, 'running']);
    for (const [method, path, body] of [
      ['PUT', '', { revision: 2, name: 'mine' }],
      ['DELETE', ''],
      ['POST', '/publish', {}],
    ] as const) {
      const { status, json } = await api.ask(method, `/api/workflows/${id}${path}`, body, { key: bob });
      expect([status, json.code]).toEqual([403, 'FORBIDDEN']);
    }
    expect((await api.ask('PUT', `/api/workflows/${id}`, { revision: 2, name: 'root was here' }, { key: admin })).status).toBe(200);
  });

  test('an admin sees and changes everything', async () => {
    const { id } = await create();
    expect((await api.ask('GET', `/api/workflows/${id}`, undefined, { key: admin })).status).toBe(200);
    expect((await api.ask('DELETE', `/api/workflows/${id}`, undefined, { key: admin })).status).toBe(204);
  });

  test('each route asks for its scope', async () => {
    const { id } = await create();
    const read = await api.keyOf('ann', ['read']);
    const edit = await api.keyOf('ann', ['edit']);
    for (const [method, path, body] of paths(id)) {
      const expected = path.endsWith('/executions') ? 'run' : method === 'GET' || path.endsWith('/validate') ? 'read' : 'edit';
      if (expected !== 'read') expect((await api.ask(method, path, body, { key: read })).json.detail).toContain(`"${expected}"`);
      if (expected !== 'edit') expect((await api.ask(method, path, body, { key: edit })).status).toBe(403);
    }
  });
});

describe('listing', () => {
  test('pages run newest first without gap or repeat, also while others are created', async () => {
    const key = await api.keyOf('lister');
    const ids: string[] = [];
    for (let i = 0; i < 7; i++) ids.unshift((await api.ask('POST', '/api/workflows', { name: `p${i}` }, { key })).json.id);
    await api.db.database.client.query(
      `update perdure.workflows set created_at = '2026-01-01 00:00:00.123456Z' where user_name = 'lister' and name in ('p2', 'p3', 'p4')`,
    );
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { json } = await api.ask('GET', `/api/workflows?search=P&limit=2&cursor=${cursor}`, undefined, { key });
      seen.push(...json.items.filter((item: { userName: string }) => item.userName === 'lister').map((item: { id: string }) => item.id));
      cursor = json.nextCursor;
      await api.ask('POST', '/api/workflows', { name: 'later' }, { key });
    }
    expect(seen.sort()).toEqual(ids.sort());
  });

  test('search finds parts of name and description in any case, and no wildcards', async () => {
    const { id } = await create({ name: 'Größe 100%', description: 'second LINE' });
    const found = async (search: string) =>
      (await api.ask('GET', `/api/workflows?search=${encodeURIComponent(search)}`)).json.items
        .map((item: { id: string }) => item.id)
        .includes(id);
    expect(await found('größe')).toBe(true);
    expect(await found('d line')).toBe(true);
    expect(await found('0%')).toBe(true);
    expect(await found('G%e')).toBe(false);
  });

  test('a page of large graphs is cut short and goes on', async () => {
    const key = await api.keyOf('heavy');
    const graph = { x: 'x'.repeat(1_000_000) };
    for (let i = 0; i < 10; i++) await api.ask('POST', '/api/workflows', { name: `big${i}`, graph }, { key });
    const first = (await api.ask('GET', '/api/workflows?search=big', undefined, { key })).json;
    expect(first.items.length).toBe(9);
    const second = (await api.ask('GET', `/api/workflows?search=big&cursor=${first.nextCursor}`, undefined, { key })).json;
    expect([second.items.length, second.nextCursor]).toEqual([1, null]);
  });

  test('bad queries are named', async () => {
    for (const [query, pointer] of [
      ['limit=0', '/query/limit'],
      ['limit=201', '/query/limit'],
      ['limit=1e1', '/query/limit'],
      ['limit=x', '/query/limit'],
      ['limit=1&limit=2', '/query/limit'],
      ['cursor=made-up', '/query/cursor'],
      ['sort=name', '/query/sort'],
    ]) {
      const { status, json } = await api.ask('GET', `/api/workflows?${query}`);
      expect([query, status, json.code, json.errors[0].pointer]).toEqual([query, 422, 'INVALID_REQUEST', pointer]);
    }
    expect((await api.ask('GET', '/api/workflows?search=&cursor=')).status).toBe(200);
  });
});

test('nothing of this was a bug', () => {
  expect(api.bugs).toEqual([]);
});
