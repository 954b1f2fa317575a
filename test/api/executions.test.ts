import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { appendEvents, endExecution, logOf, publishedWorkflow, startedExecution } from './journal.ts';
import { startTestApi, type TestApi } from './support.ts';

let api: TestApi;
let bob: string;
let workflowId: string;

beforeAll(async () => {
  api = await startTestApi();
  bob = await api.keyOf('bob');
  workflowId = await publishedWorkflow(api);
});

afterAll(async () => {
  await api.close();
});

const trigger = (body: unknown = {}, options = {}) => api.ask('POST', `/api/workflows/${workflowId}/executions`, body, options);

describe('starting', () => {
  test('answers at once with an id under which the execution can be read', async () => {
    const { status, json } = await trigger({ input: { n: 1 } });
    expect([status, json]).toEqual([202, { executionId: expect.any(String), status: 'running' }]);
    const view = (await api.ask('GET', `/api/executions/${json.executionId}`)).json;
    expect(view).toMatchObject({
      id: json.executionId,
      workflowId,
      workflowName: 'streamed',
      version: 1,
      userName: 'ann',
      trigger: { type: 'api' },
      status: 'running',
      closeReason: null,
      stuck: null,
      run: 1,
      seq: 1,
      input: { n: 1 },
      error: null,
      dispatchedAt: null,
      endedAt: null,
    });
    expect(view.nodes.map((node: { visit: string; status: string }) => [node.visit, node.status])).toEqual([
      ['t', 'idle'],
      ['s', 'idle'],
    ]);
    expect(view.startedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  test('a body may be absent', async () => {
    expect((await api.ask('POST', `/api/workflows/${workflowId}/executions`)).status).toBe(202);
  });

  test('what cannot be started is refused with its reason', async () => {
    const refused = async (body: unknown, id = workflowId) => {
      const { status, json } = await api.ask('POST', `/api/workflows/${id}/executions`, body);
      return [status, json.code, json.detail];
    };
    expect(await refused({ version: 7 })).toEqual([
      404,
      'WORKFLOW_NOT_FOUND',
      expect.stringMatching(/^Workflow not found: .* has no version 7$/),
    ]);
    expect(await refused({ triggerId: 'ghost' })).toEqual([422, 'TRIGGER_NOT_FOUND', expect.any(String)]);
    for (const input of [[], 'text', 7, null]) expect((await refused({ input })).slice(0, 2)).toEqual([422, 'INPUT_INVALID']);
    expect((await refused({ inputs: {} })).slice(0, 2)).toEqual([422, 'INVALID_REQUEST']);
    expect((await refused({ userName: 'bob' })).slice(0, 2)).toEqual([422, 'INVALID_REQUEST']);
    expect((await refused({ input: { x: 'x'.repeat(256 * 1024) } })).slice(0, 2)).toEqual([413, 'TOO_LARGE']);
    const draft = (await api.ask('POST', '/api/workflows', { name: 'draft' })).json.id;
    expect(await refused({}, draft)).toEqual([404, 'WORKFLOW_NOT_FOUND', expect.stringContaining('has no published version')]);
    expect((await refused({}, randomUUID()))[2]).toContain('Workflow not found');
    const off = await publishedWorkflow(api);
    await api.ask('PUT', `/api/workflows/${off}`, { revision: 1, enabled: false });
    expect((await refused({}, off))[2]).toContain('is disabled');
  });

  test('foreign integrations are refused in the promised words', async () => {
    const graph = {
      nodes: [
        { id: 't', type: 'trigger', position: { x: 0, y: 0 }, data: { label: 'T', config: {} } },
        {
          id: 'a',
          type: 'action',
          position: { x: 0, y: 0 },
          data: { label: 'A', config: { actionType: 'log/write', message: 'm', integrationId: randomUUID() } },
        },
      ],
      edges: [{ id: 'e', source: 't', target: 'a' }],
    };
    const { id } = (await api.ask('POST', '/api/workflows', { name: 'foreign', graph })).json;
    // published by hand: publishing itself refuses it
    await api.db.database.client.query(
      `insert into perdure.workflow_versions select id, 1, name, draft, now(), 'ann' from perdure.workflows where id = $1`,
      [id],
    );
    await api.db.database.client.query(`update perdure.workflows set published_version = 1 where id = $1`, [id]);
    const { status, json } = await api.ask('POST', `/api/workflows/${id}/executions`, {});
    expect([status, json.code]).toEqual([422, 'INVALID_INTEGRATION_REFERENCES']);
    expect(json.detail).toContain('Workflow contains invalid integration references');
  });
});

describe('an idempotency key', () => {
  const withKey = (key: string, body: unknown = { input: { a: 1, b: 2 } }, options = {}) =>
    trigger(body, { headers: { 'idempotency-key': key }, ...options });

  test('starts one execution, however often and at once it is sent', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => withKey('fifty')));
    const started = answers.filter((answer) => answer.status === 202);
    const inFlight = answers.filter((answer) => answer.json.code === 'IDEMPOTENCY_IN_FLIGHT');
    expect(started.length).toBeGreaterThan(0);
    expect(started.length + inFlight.length).toBe(50);
    expect(new Set(started.map((answer) => answer.json.executionId)).size).toBe(1);
    const again = await withKey('fifty', { input: { b: 2, a: 1 } });
    expect([again.status, again.json]).toEqual([202, started[0]?.json]);
  });

  test('belongs to one body, one user and one workflow', async () => {
    const first = await withKey('mine');
    const other = await withKey('mine', { input: { a: 2 } });
    expect([other.status, other.json.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    await api.ask('PUT', `/api/workflows/${workflowId}`, { revision: 1, visibility: 'shared' });
    const bobs = await withKey('mine', undefined, { key: bob });
    expect([bobs.status, bobs.json.executionId === first.json.executionId]).toEqual([202, false]);
  });

  test('is not used up by a refused start', async () => {
    expect((await withKey('later', { triggerId: 'ghost' })).status).toBe(422);
    expect((await withKey('later', {})).status).toBe(202);
  });

  test('may have 256 characters', async () => {
    expect((await withKey('k'.repeat(256))).status).toBe(202);
    const { status, json } = await withKey('k'.repeat(257));
    expect([status, json.errors[0].pointer]).toEqual([422, '/header/idempotency-key']);
  });
});

describe('reading', () => {
  test('events come in order and in pages', async () => {
    const id = await startedExecution(api, workflowId);
    await appendEvents(
      api,
      id,
      [1, 2, 3, 4].map((n) => logOf(`line ${n}`)),
    );
    const page = (await api.ask('GET', `/api/executions/${id}/events?limit=3`)).json;
    expect([page.events.map((event: { seq: number }) => event.seq), page.next]).toEqual([[1, 2, 3], 3]);
    expect(page.events[0]).toEqual({ seq: 1, run: 1, at: expect.any(String), type: 'execution.started', cause: 'trigger', trigger: 'api' });
    expect((await api.ask('GET', `/api/executions/${id}/events?after=3`)).json).toMatchObject({
      events: [{ seq: 4 }, { seq: 5 }],
      next: 5,
    });
    expect((await api.ask('GET', `/api/executions/${id}/events?after=99`)).json).toEqual({ events: [], next: 99 });
    for (const query of ['limit=501', 'limit=0', 'after=-1', 'after=x', 'after=2147483648']) {
      expect((await api.ask('GET', `/api/executions/${id}/events?${query}`)).status).toBe(422);
    }
    const logs = (await api.ask('GET', `/api/executions/${id}/nodes/s/logs?after=2&limit=1`)).json;
    expect(logs).toEqual({ lines: [expect.objectContaining({ seq: 3, message: 'line 2', level: 'info' })], next: 3 });
  });

  test('values above 4 KiB are absent with their size, whole at their own path, and no reference leaves', async () => {
    const big = { text: 'x'.repeat(5_000) };
    const id = await startedExecution(api, workflowId, big);
    const bytes = JSON.stringify(big).length;
    await api.db.database.client.query(
      `insert into perdure.execution_values (execution_id, ref, value, bytes) values ($1, 's:out', $2, $3)`,
      [id, JSON.stringify(big), bytes],
    );
    await appendEvents(api, id, [
      { type: 'node.started', visit: 's', nodeId: 's', attempt: 1, input: { small: 1 } },
      { type: 'node.completed', visit: 's', nodeId: 's', edges: {}, outputRef: 's:out', outputBytes: bytes },
    ]);
    await endExecution(api, id, { type: 'execution.completed', outputRef: 's:out', outputBytes: bytes });
    const { json: view, text } = await api.ask('GET', `/api/executions/${id}`);
    expect([view.inputBytes, view.outputBytes, 'input' in view, 'output' in view]).toEqual([bytes, bytes, false, false]);
    expect(view.nodes[1]).toMatchObject({ status: 'success', input: { small: 1 }, outputBytes: bytes });
    const row = (await api.ask('GET', '/api/executions?limit=1')).json.items[0];
    expect([row.id, row.inputBytes, row.outputBytes, 'input' in row, 'nodes' in row]).toEqual([id, bytes, bytes, false, false]);
    const events = await api.ask('GET', `/api/executions/${id}/events`);
    expect([text, events.text].join()).not.toMatch(/Ref"|s:out/);
    for (const path of ['input', 'output', 'nodes/s/output'])
      expect((await api.ask('GET', `/api/executions/${id}/${path}`)).json).toEqual(big);
    expect((await api.ask('GET', `/api/executions/${id}/nodes/s/input`)).json).toEqual({ small: 1 });
    for (const path of ['nodes/t/input', 'nodes/ghost/output', 'nodes/%00/output'])
      expect((await api.ask('GET', `/api/executions/${id}/${path}`)).status).toBe(404);
  });

  test('the graph that ran is there for drawing, without config', async () => {
    const id = await startedExecution(api, workflowId);
    const { json, text } = await api.ask('GET', `/api/executions/${id}/graph`);
    expect(json).toEqual({
      nodes: [
        { id: 't', type: 'trigger', label: 'Trigger', position: { x: 0, y: 0 }, parentId: null, enabled: true },
        { id: 's', type: 'set', label: 'Set', position: { x: 200, y: 0 }, parentId: null, enabled: true },
      ],
      edges: [{ id: 'e', source: 't', target: 's', sourceHandle: null }],
    });
    expect(text).not.toContain('config');
  });

  test('lists are narrowed by workflow, status, user and time, and paged without gap or repeat', async () => {
    const own = await publishedWorkflow(api);
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.unshift(await startedExecution(api, own));
    await endExecution(api, ids[0] ?? '');
    const list = async (query: string) =>
      (await api.ask('GET', `/api/executions?workflowId=${own}&${query}`)).json.items.map((item: { id: string }) => item.id);
    expect(await list('')).toEqual(ids);
    expect(await list('status=success')).toEqual([ids[0]]);
    expect(await list('status=running')).toEqual(ids.slice(1));
    expect(await list('user=ann')).toEqual(ids);
    expect(await list('user=bob')).toEqual([]);
    const { startedAt } = (await api.ask('GET', `/api/executions/${ids[2]}`)).json;
    expect(await list(`from=${startedAt}`)).toContain(ids[1]);
    expect(await list(`to=${startedAt}`)).not.toContain(ids[1]);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { json } = await api.ask('GET', `/api/executions?workflowId=${own}&limit=2&cursor=${cursor}`);
      seen.push(...json.items.map((item: { id: string }) => item.id));
      cursor = json.nextCursor;
    }
    expect(seen).toEqual(ids);
    for (const query of ['workflowId=x', 'status=done', 'from=yesterday', 'limit=201', 'cursor=x', 'user=%00']) {
      expect([query, (await api.ask('GET', `/api/executions?${query}`)).json.code]).toEqual([query, 'INVALID_REQUEST']);
    }
  });
});

describe('who may', () => {
  const paths = (id: string): [string, string, object?][] => [
    ...['', '/input', '/output', '/events', '/stream', '/graph', '/temporal', '/nodes/s/input', '/nodes/s/output', '/nodes/s/logs'].map(
      (path): [string, string] => ['GET', `/api/executions/${id}${path}`],
    ),
    ['POST', `/api/executions/${id}/cancel`, {}],
  ];

  test('foreign, unknown and malformed ids do not exist', async () => {
    const own = await publishedWorkflow(api);
    const id = await startedExecution(api, own);
    for (const [key, missing] of [
      [bob, id],
      [api.key, randomUUID()],
      [api.key, 'nonsense'],
      [api.key, '%F0%28'],
    ]) {
      for (const [method, path, body] of paths(missing ?? '')) {
        const { status, json } = await api.ask(method, path, body, { key });
        expect([path, status, json.code]).toEqual([path, 404, missing === '%F0%28' ? 'NOT_FOUND' : 'EXECUTION_NOT_FOUND']);
      }
    }
    expect((await api.ask('GET', '/api/executions/nonsense')).json.detail).toMatch(
      /^Execution not found: nonsense\. Expected a UUID such as /,
    );
    expect((await api.ask('GET', '/api/executions?workflowId=nonsense')).json).toMatchObject({
      code: 'INVALID_REQUEST',
      errors: [{ pointer: '/query/workflowId', detail: expect.stringMatching(/^Expected a UUID/) }],
    });
    expect((await api.ask('GET', '/api/executions?limit=200', undefined, { key: bob })).text).not.toContain(id);
  });

  test('the user it runs as, the owner and an admin may read; everybody when executions are shared, but not cancel', async () => {
    const own = await publishedWorkflow(api);
    await api.ask('PUT', `/api/workflows/${own}`, { revision: 1, visibility: 'shared' });
    const { executionId: id } = (await api.ask('POST', `/api/workflows/${own}/executions`, {}, { key: bob })).json;
    const carl = await api.keyOf('carl');
    const status = async (key: string) => (await api.ask('GET', `/api/executions/${id}`, undefined, { key })).status;
    expect([await status(bob), await status(api.key), await status(await api.keyOf('root', ['admin'])), await status(carl)]).toEqual([
      200, 200, 200, 404,
    ]);
    await api.ask('PUT', `/api/workflows/${own}`, { revision: 2, executionVisibility: 'shared' });
    expect(await status(carl)).toBe(200);
    const cancelled = await api.ask('POST', `/api/executions/${id}/cancel`, {}, { key: carl });
    expect([cancelled.status, cancelled.json.code]).toEqual([403, 'FORBIDDEN']);
  });

  test('reading needs the scope read, cancelling run', async () => {
    const id = await startedExecution(api, workflowId);
    const none = await api.keyOf('ann', ['edit']);
    for (const [method, path, body] of paths(id)) expect((await api.ask(method, path, body, { key: none })).json.code).toBe('FORBIDDEN');
  });
});

describe("Temporal's side", () => {
  test('of an execution that was not handed over yet is empty; away, it is a clear 503', async () => {
    const id = await startedExecution(api, workflowId);
    expect((await api.ask('GET', `/api/executions/${id}/temporal`)).json).toEqual({
      temporalId: null,
      uiUrl: null,
      description: null,
      view: null,
      viewError: null,
      differences: [],
    });
    await api.db.database.client.query(`update perdure.executions set temporal_id = $1, dispatched_at = now() where id = $1::uuid`, [id]);
    const { status, json } = await api.ask('GET', `/api/executions/${id}/temporal`);
    expect([status, json.code, json.detail]).toEqual([503, 'TEMPORAL_UNREACHABLE', expect.stringContaining('127.0.0.1:1')]);
  }, 20_000);
});

describe('cancelling', () => {
  test('an execution that Temporal does not have yet ends at once, an ended one refuses', async () => {
    const id = await startedExecution(api, workflowId);
    const { status, json } = await api.ask('POST', `/api/executions/${id}/cancel`, { reason: 'not needed' });
    expect([status, json]).toEqual([202, {}]);
    expect((await api.ask('GET', `/api/executions/${id}`)).json).toMatchObject({
      status: 'error',
      closeReason: 'cancelled',
      error: { code: 'CANCELLED', message: expect.stringContaining('not needed') },
    });
    expect((await api.ask('POST', `/api/executions/${id}/cancel`)).json.code).toBe('EXECUTION_ENDED');
    expect((await api.ask('POST', `/api/executions/${id}/cancel`, { reason: 'x'.repeat(1_001) })).json.errors[0].pointer).toBe('/reason');
    expect((await api.ask('POST', `/api/executions/${id}/cancel`, { why: 'x' })).status).toBe(422);
  });
});

test('nothing of this was a bug', () => {
  expect(api.bugs).toEqual([]);
});
