import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Graph } from '../../common/graph/graph.ts';
import { configure } from '../../server/configure.ts';
import { configuredDatabase } from '../../server/configured-database.ts';
import { startExecution } from '../../server/trigger/start-execution.ts';
import { triggerWorkflow } from '../../server/trigger/trigger-workflow.ts';
import { node, seedWorkflow, TRIGGER_ONLY } from '../support/seed-workflow.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let tested: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  tested = await createTestDatabase();
  pool = new pg.Pool({ connectionString: tested.url, max: 5 });
}, 60_000);
beforeEach(() => configure({ pool }));
afterAll(async () => {
  configure({});
  await pool.end();
  await tested.drop();
});

const rowsOf = async (workflowId: string) =>
  (await pool.query('select * from perdure.executions where workflow_id = $1 order by started_at', [workflowId])).rows;
const eventsOf = async (id: string) =>
  (await pool.query('select seq, run, key, type, body from perdure.execution_events where execution_id = $1', [id])).rows;
const messageOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: Error) => error.message,
  );
const codeOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error) => error.code,
  );

async function inTransaction<T>(end: 'commit' | 'rollback', work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query(end);
    return result;
  } finally {
    client.release();
  }
}

async function seedIntegration(userName: string, shared = false): Promise<string> {
  const id = randomUUID();
  await pool.query(
    "insert into perdure.integrations (id, user_name, shared, type, name, config, key_id) values ($1, $2, $3, 'sms', 'x', '{}', 'k')",
    [id, userName, shared],
  );
  return id;
}

const withIntegration = (integrationId: unknown, data: object = {}): Graph => ({
  nodes: [node('t', 'trigger'), node('a', 'action', { actionType: 'sms/send', integrationId }, data)],
  edges: [{ id: 'e', source: 't', target: 'a' }],
});

describe('a trigger', () => {
  test('writes the execution, its first event, and returns the status running', async () => {
    const workflow = await seedWorkflow(tested.database);
    const result = await triggerWorkflow({ workflowId: workflow.id, userName: 'bob', input: { key: 'value', at: new Date(0) } });
    expect(result.status).toBe('running');
    const [row, ...others] = await rowsOf(workflow.id);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      id: result.executionId,
      version: 1,
      user_name: 'bob',
      trigger_id: 't',
      trigger_type: 'api',
      input: { key: 'value', at: '1970-01-01T00:00:00.000Z' },
      status: 'running',
      seq: 1,
      dispatched_at: null,
    });
    expect(result.executionId[14]).toBe('7');
    expect(await eventsOf(result.executionId)).toEqual([
      {
        seq: 1,
        run: 1,
        key: 'execution.started',
        type: 'execution.started',
        body: { type: 'execution.started', cause: 'trigger', trigger: 'api' },
      },
    ]);
  });

  test('inside a transaction exists only when that commits, and takes no other connection', async () => {
    const workflow = await seedWorkflow(tested.database);
    const start = { workflowId: workflow.id, userName: 'bob' };
    await inTransaction('rollback', (client) => triggerWorkflow({ ...start, client }));
    expect(await rowsOf(workflow.id)).toEqual([]);
    const clients = await Promise.all(Array.from({ length: 5 }, () => pool.connect()));
    try {
      await Promise.all(clients.map((client) => client.query('begin')));
      await Promise.all(clients.map((client) => triggerWorkflow({ ...start, client })));
      await Promise.all(clients.map((client) => client.query('commit')));
    } finally {
      for (const client of clients) client.release();
    }
    expect(await rowsOf(workflow.id)).toHaveLength(5);
  });

  test('with a client needs no configuration of a pool', async () => {
    const workflow = await seedWorkflow(tested.database);
    configure({});
    await inTransaction('commit', (client) => triggerWorkflow({ workflowId: workflow.id, userName: 'bob', client }));
    expect(await rowsOf(workflow.id)).toHaveLength(1);
  });

  test('wakes dispatchers and watchers when it commits', async () => {
    const workflow = await seedWorkflow(tested.database);
    const listener = new pg.Client({ connectionString: tested.url });
    await listener.connect();
    const heard: string[] = [];
    const both = new Promise<void>((resolve) => {
      listener.on('notification', ({ channel, payload }) => {
        heard.push(`${channel} ${payload}`);
        if (heard.length === 2) resolve();
      });
    });
    await listener.query('listen perdure_dispatch; listen perdure_events');
    const { executionId } = await triggerWorkflow({ workflowId: workflow.id, userName: 'bob' });
    await both;
    await listener.end();
    expect(heard.sort()).toEqual([`perdure_dispatch ${executionId}`, `perdure_events ${executionId}:1`]);
  });

  test('runs the published version, or the one asked for, with the trigger asked for', async () => {
    const two: Graph = { nodes: [node('h', 'trigger', { kind: 'manual' }), node('w', 'trigger', { kind: 'api' })], edges: [] };
    const workflow = await seedWorkflow(tested.database, { versions: [TRIGGER_ONLY, two] });
    const start = { workflowId: workflow.id, userName: 'bob' };
    await triggerWorkflow(start);
    await triggerWorkflow({ ...start, version: 1 });
    await triggerWorkflow({ ...start, triggerId: 'h' });
    expect((await rowsOf(workflow.id)).map((row) => [row.version, row.trigger_id, row.trigger_type])).toEqual([
      [2, 'w', 'api'],
      [1, 't', 'api'],
      [2, 'h', 'manual'],
    ]);
  });
});

describe('a refusal', () => {
  test('says Workflow not found and why, and leaves the transaction usable', async () => {
    const unpublished = await seedWorkflow(tested.database, { versions: [] });
    const disabled = await seedWorkflow(tested.database, { enabled: false });
    const deleted = await seedWorkflow(tested.database, { deleted: true });
    const published = await seedWorkflow(tested.database);
    const unknown = randomUUID();
    const messages = await inTransaction('commit', async (client) => {
      const refusals: string[] = [];
      for (const [workflowId, version] of [
        ['nonsense'],
        [unknown],
        [unpublished.id],
        [disabled.id],
        [deleted.id],
        [published.id, 3],
        [published.id, 1.5],
      ] as const) {
        refusals.push(
          await messageOf(triggerWorkflow({ workflowId, userName: 'x', client, ...(version === undefined ? {} : { version }) })),
        );
      }
      await client.query('create table still_usable ()');
      return refusals;
    });
    expect(messages).toEqual([
      'Workflow not found: "nonsense" is not the id of a workflow',
      `Workflow not found: ${unknown} does not exist`,
      `Workflow not found: ${unpublished.id} has no published version`,
      `Workflow not found: ${disabled.id} is disabled`,
      `Workflow not found: ${deleted.id} does not exist`,
      `Workflow not found: ${published.id} has no version 3`,
      `Workflow not found: ${published.id} has no version 1.5`,
    ]);
    await pool.query('drop table still_usable');
  });

  test('names integrations that are not the user’s, on any node, whoever owns the workflow', async () => {
    const [mine, foreign, shared, unknown] = [
      await seedIntegration('bob'),
      await seedIntegration('alice'),
      await seedIntegration('alice', true),
      randomUUID(),
    ];
    const start = async (graph: object) => {
      const { id } = await seedWorkflow(tested.database, { versions: [graph] });
      return messageOf(
        inTransaction('commit', async (client) => {
          try {
            await triggerWorkflow({ workflowId: id, userName: 'bob', client });
          } finally {
            await client.query('select 1');
          }
        }),
      );
    };
    expect(await start(withIntegration(mine))).toBe('no error');
    expect(await start(withIntegration(mine.toUpperCase()))).toBe('no error');
    expect(await start(withIntegration(shared))).toBe('no error');
    expect(await start(withIntegration(''))).toBe('no error');
    expect(await start(withIntegration(null))).toBe('no error');
    expect(await start(withIntegration(foreign))).toContain(`Workflow contains invalid integration references: ${foreign}`);
    expect(await start(withIntegration(unknown, { enabled: false }))).toContain('invalid integration references');
    expect(await start(withIntegration('nonsense'))).toContain('invalid integration references: nonsense');
    expect(await start(withIntegration({ odd: 1 }))).toContain('invalid integration references');
  });

  test.each([
    ['a list', [1], 'INPUT_INVALID'],
    ['null', null, 'INPUT_INVALID'],
    ['a text', 'x', 'INPUT_INVALID'],
    ['NUL', { a: 'x\0y' }, 'INPUT_INVALID'],
    ['half a surrogate pair', { a: '\ud800' }, 'INPUT_INVALID'],
    ['a function', { a: () => 1 }, 'INPUT_INVALID'],
    ['a BigInt', { a: 1n }, 'INPUT_INVALID'],
    ['too much', { a: 'x'.repeat(256 * 1024) }, 'TOO_LARGE'],
  ])('input that is %s is refused before any statement', async (_, input, code) => {
    const client = { query: () => Promise.reject(new Error('a statement was sent')) };
    expect(await codeOf(triggerWorkflow({ workflowId: randomUUID(), userName: 'bob', input: input as never, client }))).toBe(code);
  });

  test('input of exactly 256 KiB is taken', async () => {
    const workflow = await seedWorkflow(tested.database);
    const input = { a: 'x'.repeat(256 * 1024 - '{"a":""}'.length) };
    expect(await codeOf(triggerWorkflow({ workflowId: workflow.id, userName: 'bob', input }))).toBe('no error');
    input.a += 'x';
    expect(await codeOf(triggerWorkflow({ workflowId: workflow.id, userName: 'bob', input }))).toBe('TOO_LARGE');
  });

  test('user names that cannot be one are refused', async () => {
    for (const userName of ['', 'x'.repeat(257), 'a\0b', undefined as never, 7 as never]) {
      expect(await codeOf(triggerWorkflow({ workflowId: randomUUID(), userName }))).toBe('INVALID_REQUEST');
    }
  });

  test('input that does not fit the trigger’s schema is listed by place', async () => {
    const schema = {
      type: 'object',
      required: ['n'],
      properties: { n: { type: 'number' }, lines: { type: 'array', items: { $ref: '#/$defs/line' } }, to: { anyOf: [{ type: 'null' }] } },
      additionalProperties: false,
      $defs: { line: { properties: { count: { type: 'integer' } } } },
    };
    const workflow = await seedWorkflow(tested.database, {
      versions: [{ nodes: [node('t', 'trigger', { inputSchema: schema })], edges: [] }],
    });
    const start = (input: Record<string, unknown>) => triggerWorkflow({ workflowId: workflow.id, userName: 'bob', input });
    expect(await codeOf(start({ n: 1 }))).toBe('no error');
    await expect(start({ n: 'one' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      fields: { errors: expect.arrayContaining([expect.objectContaining({ pointer: '/n' })]) },
    });
    expect(await codeOf(start({}))).toBe('INPUT_INVALID');
    const refused = await start({ lines: [{ count: 1 }, { count: 'x' }], to: 1, more: 1 }).catch((error) => error);
    expect(refused.message).toMatch(/ of trigger t: the input: .*required property "n"/);
    const places = refused.fields.errors.map(({ pointer, detail }: Record<string, string>) => `${pointer} ${detail}`);
    expect(places).toEqual([
      expect.stringMatching(/^ .*required property "n"/),
      expect.stringMatching(/^\/lines\/1\/count .*Expected "integer"/),
      expect.stringMatching(/^\/to .*not match any/),
      expect.stringMatching(/^\/to .*Expected "null"/),
      expect.stringMatching(/^ .*"more" does not match/),
      '/more The schema allows nothing here.',
    ]);
    const broken = await seedWorkflow(tested.database, {
      versions: [{ nodes: [node('t', 'trigger', { inputSchema: { $ref: '#/nowhere' } })], edges: [] }],
    });
    await expect(triggerWorkflow({ workflowId: broken.id, userName: 'bob' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: 'The input schema of trigger t cannot be used: /$ref "#/nowhere" leads to no schema in this document.',
      remedy: expect.stringContaining('publish the workflow again'),
    });
  });

  test.each([
    ['many', 20_000, 100],
    ['as many as an input can hold', 120_000, 1],
  ])('%s places that do not fit are refused in no time, and not all listed', async (_how, count, listed) => {
    const schema = { properties: { lines: { type: 'array', items: { type: 'string' } } } };
    const workflow = await seedWorkflow(tested.database, {
      versions: [{ nodes: [node('t', 'trigger', { inputSchema: schema })], edges: [] }],
    });
    const since = performance.now();
    const refused = await triggerWorkflow({
      workflowId: workflow.id,
      userName: 'bob',
      input: { lines: Array.from({ length: count }, () => 1) },
    }).catch((error) => error);
    expect(performance.now() - since).toBeLessThan(4_000);
    expect(refused).toMatchObject({ code: 'INPUT_INVALID', message: expect.stringContaining('/lines/0: Instance type "number"') });
    expect(refused.fields.errors).toHaveLength(listed);
  });

  test('an unknown trigger is TRIGGER_NOT_FOUND, and so are several without one to choose', async () => {
    const workflow = await seedWorkflow(tested.database);
    expect(await codeOf(triggerWorkflow({ workflowId: workflow.id, userName: 'bob', triggerId: 'nope\0' }))).toBe('TRIGGER_NOT_FOUND');
    const hooks: Graph = { nodes: [node('a', 'trigger', { kind: 'webhook' }), node('b', 'trigger', { kind: 'webhook' })], edges: [] };
    const several = await seedWorkflow(tested.database, { versions: [hooks] });
    expect(await codeOf(triggerWorkflow({ workflowId: several.id, userName: 'bob' }))).toBe('TRIGGER_NOT_FOUND');
  });

  test.each([[{}], [{ nodes: 7 }], [{ nodes: [1, null, 'x', { type: 'trigger' }, { data: 5 }] }], [[]], ['text']])(
    'a stored graph that is no graph (%j) does not break the transaction',
    async (graph) => {
      const workflow = await seedWorkflow(tested.database, { versions: [graph as object] });
      await inTransaction('commit', async (client) => {
        expect(await codeOf(triggerWorkflow({ workflowId: workflow.id, userName: 'bob', client }))).not.toBe('no error');
        await client.query('select 1');
      });
    },
  );
});

describe('an idempotency key', () => {
  test('starts once, replays the same request, refuses another', async () => {
    const workflow = await seedWorkflow(tested.database);
    const start = (input: Record<string, unknown>, userName = 'bob') =>
      triggerWorkflow({ workflowId: workflow.id, userName, input, idempotencyKey: 'order 7' });
    const first = await start({ a: 1, b: 2 });
    expect(await start({ b: 2, a: 1 })).toEqual(first);
    expect(await codeOf(start({ a: 2 }))).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await start({ a: 1, b: 2 }, 'carol')).not.toEqual(first);
    await pool.query('update perdure.workflows set enabled = false where id = $1', [workflow.id]);
    expect(await start({ a: 1, b: 2 })).toEqual(first);
    expect(await rowsOf(workflow.id)).toHaveLength(2);
  });

  test('fifty at once start one execution', async () => {
    const workflow = await seedWorkflow(tested.database);
    const results = await Promise.all(
      Array.from({ length: 50 }, () =>
        triggerWorkflow({ workflowId: workflow.id, userName: 'bob', idempotencyKey: 'k' }).then(
          ({ executionId }) => executionId,
          (error) => error.code,
        ),
      ),
    );
    const [row, ...others] = await rowsOf(workflow.id);
    expect(others).toEqual([]);
    expect(new Set(results)).toEqual(new Set([row.id, ...(results.includes('IDEMPOTENCY_IN_FLIGHT') ? ['IDEMPOTENCY_IN_FLIGHT'] : [])]));
  });

  test('that another open transaction holds is in flight, and free again when that rolls back', async () => {
    const workflow = await seedWorkflow(tested.database);
    const start = { workflowId: workflow.id, userName: 'bob', idempotencyKey: 'k' };
    await inTransaction('rollback', async (client) => {
      await triggerWorkflow({ ...start, client });
      expect(await codeOf(triggerWorkflow(start))).toBe('IDEMPOTENCY_IN_FLIGHT');
    });
    expect(await codeOf(triggerWorkflow(start))).toBe('no error');
  });
});

describe('over HTTP', () => {
  test('a user starts own and shared workflows as itself, an admin any; others do not exist', async () => {
    const own = await seedWorkflow(tested.database, { userName: 'bob' });
    const shared = await seedWorkflow(tested.database, { visibility: 'shared' });
    const foreign = await seedWorkflow(tested.database, { enabled: false });
    const { client } = tested.database;
    const bob = { userName: 'bob', scopes: ['run'] as const };
    await startExecution(client, bob, { workflowId: own.id });
    await startExecution(client, bob, { workflowId: shared.id });
    expect((await rowsOf(shared.id))[0].user_name).toBe('bob');
    expect(await messageOf(startExecution(client, bob, { workflowId: foreign.id }))).toBe(
      `Workflow not found: ${foreign.id} does not exist`,
    );
    expect(await messageOf(startExecution(client, { userName: 'root', scopes: ['admin'] }, { workflowId: foreign.id }))).toContain(
      'is disabled',
    );
  });
});

describe('the configuration', () => {
  test('is NOT_CONFIGURED without pool and DATABASE_URL', async () => {
    configure({});
    const before = process.env.DATABASE_URL;
    delete process.env.DATABASE_URL;
    try {
      expect(await codeOf(triggerWorkflow({ workflowId: randomUUID(), userName: 'bob' }))).toBe('NOT_CONFIGURED');
    } finally {
      if (before !== undefined) process.env.DATABASE_URL = before;
    }
  });

  test('finds DATABASE_URL, and a database without tables is SCHEMA_MISSING, naming both, without harm to the transaction', async () => {
    const workflow = await seedWorkflow(tested.database);
    configure({ databaseUrl: tested.url });
    await triggerWorkflow({ workflowId: workflow.id, userName: 'bob' });
    await configuredDatabase().close();
    configure({ pool, schema: 'elsewhere' });
    await inTransaction('commit', async (client) => {
      await expect(triggerWorkflow({ workflowId: workflow.id, userName: 'bob', client })).rejects.toMatchObject({
        code: 'SCHEMA_MISSING',
        message: expect.stringMatching(/test_.*"elsewhere".*perdure migrate/),
      });
      await client.query('select 1');
    });
  });
});
