import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import pg from 'pg';
import type { DataSource } from '../../common/data-source/data-source.ts';
import type { StepContext } from '../../common/plugin/step.ts';
import { readEnvironment } from '../../server/config/environment.ts';
import { insertRows } from '../../server/data-sources/insert-rows.ts';
import { createIntegration } from '../../server/integrations/create-integration.ts';
import { triggerWorkflow } from '../../server/trigger/trigger-workflow.ts';
import { connectTestTemporal } from '../support/temporal-client.ts';
import { actionOf, graphOf } from './graph-shorthand.ts';
import { createTestStand, nodeOf, type TestStand } from './test-stand.ts';
import { tryPlugin } from './try-plugin.ts';

interface Order {
  id: string;
  customer: string;
  status: string;
}

const SECRET = 'sk-live "canary" 0123456789';
const KEYS = `k1:${randomBytes(32).toString('base64')}`;
const t = { t: ['trigger'] as ['trigger'] };
const once = { retry: { maximumAttempts: 1 } };

let workflowOfHook = '';
const ORDERS: DataSource<Order> = {
  id: 'Orders',
  label: 'Orders',
  table: 'orders',
  primaryKey: ['id'],
  attributes: [
    { code: 'id', name: 'Id', type: 'uuid' },
    { code: 'customer', name: 'Customer', type: 'text', required: true },
    { code: 'status', name: 'Status', type: 'text' },
  ],
  afterInsert: async ({ rows, session, client }) => {
    for (const row of rows) {
      if (workflowOfHook)
        await triggerWorkflow({ workflowId: workflowOfHook, userName: session.user.userName, input: { orderId: row.id }, client });
    }
    return rows;
  },
};

const plugin = tryPlugin({
  insert: async ({ id, fail }, context: StepContext) => {
    const [row] = await context.dataSources.insertRows<Order & Record<string, never>>(context.client, 'Orders', [
      { id, customer: context.userName } as never,
    ]);
    if (fail) throw new Error('after the insert');
    return { row };
  },
  leak: async ({ how }, context) => {
    const { apiKey = '' } = context.credentials;
    console.log('console', apiKey);
    context.log.info(`log ${apiKey}`, { apiKey });
    if (how === 'throw') throw new Error(`refused ${Buffer.from(`user:${apiKey}`).toString('base64')}`);
    return { length: apiKey.length, apiKey, nested: [`?k=${encodeURIComponent(apiKey)}`], [apiKey]: 1 };
  },
}).plugin;

let stand: TestStand;
let pool: pg.Pool;
beforeAll(async () => {
  stand = await createTestStand();
  pool = new pg.Pool({ connectionString: stand.db.url });
  await pool.query(
    "create table orders (id uuid primary key default gen_random_uuid(), customer text not null, status text not null default 'new')",
  );
  const { environment } = readEnvironment({
    DATABASE_URL: stand.db.url,
    TEMPORAL_ADDRESS: stand.address,
    PERDURE_TASK_QUEUE: stand.taskQueue,
    PERDURE_ENCRYPTION_KEYS: KEYS,
  });
  await stand.startWorker({ workflowPlugins: [plugin], dataSources: [ORDERS] }, { environment });
}, 120_000);
afterAll(async () => {
  await pool?.end();
  await stand?.close();
});

const integrationOf = async (userName: string) => {
  const ring = readEnvironment({ PERDURE_ENCRYPTION_KEYS: KEYS }).environment.encryptionKeys;
  const request = { type: 'try', name: 'x', config: { apiKey: SECRET } };
  return (await createIntegration(stand.database.client, ring, { userName, scopes: ['edit'] }, request)).id;
};
const count = async (sql: string, ...values: unknown[]) => Number((await pool.query(sql, values)).rows[0].count);

describe('a data source', () => {
  test('written by a step commits with its outcome, as the execution’s user', async () => {
    const id = randomUUID();
    const view = await stand.run(graphOf({ ...t, a: actionOf('insert', { id }) }, ['t>a']));
    expect(nodeOf(view, 'a').output).toEqual({ row: { id, customer: 'ann', status: 'new' } });
    expect(await count('select count(*) from orders where id = $1', id)).toBe(1);
  });

  test('written by a step that then fails is as before', async () => {
    const id = randomUUID();
    const view = await stand.run(graphOf({ ...t, a: actionOf('insert', { id, fail: true }, once) }, ['t>a']));
    expect(view.error?.message).toBe('after the insert');
    expect(await count('select count(*) from orders where id = $1', id)).toBe(0);
  });

  test('with a hook starts one execution for each row when the host commits, and none when it rolls back', async () => {
    workflowOfHook = await stand.publish(graphOf({ ...t, a: actionOf('echo', { order: '{{input.orderId}}' }) }, ['t>a']));
    const client = await pool.connect();
    try {
      for (const verdict of ['rollback', 'commit']) {
        await client.query('begin');
        await insertRows(client, { user: { userName: 'bob' } }, ORDERS, [{ customer: 'x' }, { customer: 'y' }]);
        await client.query(verdict);
      }
    } finally {
      client.release();
    }
    const { rows } = await pool.query('select id, user_name from perdure.executions where workflow_id = $1', [workflowOfHook]);
    expect(rows.map((row) => row.user_name)).toEqual(['bob', 'bob']);
    for (const { id } of rows) expect((await stand.ended(id)).status).toBe('success');
    workflowOfHook = '';
  });
});

describe('an integration', () => {
  test.each(['return', 'throw'])('gives its values to the step, and none of them gets out: %s', async (how) => {
    const integrationId = await integrationOf('ann');
    const view = await stand.run(
      graphOf({ ...t, a: actionOf('leak', { integrationId, how }, once), b: actionOf('echo', { all: '{{@a:A?}}' }) }, [
        't>a',
        'a>b',
        'a:error>b',
      ]),
    );
    const node = nodeOf(view, 'a');
    expect(node.input).toMatchObject({ integrationId });
    if (how === 'return') expect(node.output).toMatchObject({ length: SECRET.length, apiKey: '[redacted]' });
    else expect(node.error?.message).toContain('[redacted]');
    expect(node.logs.count).toBeGreaterThanOrEqual(4);

    const { rows } = await pool.query(
      `select (select json_agg(e)::text from perdure.execution_events e) || (select json_agg(o)::text from perdure.execution_outcomes o)
        || (select json_agg(x)::text from perdure.executions x) || (select json_agg(i)::text from perdure.integrations i) as everything`,
    );
    const { client, connection } = await connectTestTemporal();
    const history = JSON.stringify(historyToJSON(await client.workflow.getHandle(view.id).fetchHistory()));
    await connection.close();
    // payloads are base64 of JSON in a history
    const payloads = [...history.matchAll(/"data":"([^"]+)"/g)].map((match) => Buffer.from(match[1] ?? '', 'base64').toString());
    for (const text of [rows[0].everything, history, ...payloads]) {
      expect(text).not.toContain('canary');
      expect(text).not.toContain(Buffer.from('canary').toString('base64'));
    }
  });

  test('of somebody else is refused at the trigger, and again at the step when it was taken away since', async () => {
    const foreign = await integrationOf('bob');
    const graph = (integrationId: string) =>
      graphOf({ ...t, s: ['sleep', { duration: '1s' }], a: actionOf('leak', { integrationId }, once) }, ['t>s', 's>a']);
    await expect(stand.run(graph(foreign))).rejects.toThrow('Workflow contains invalid integration references');

    const own = await integrationOf('ann');
    const id = await stand.trigger(await stand.publish(graph(own)));
    await pool.query('delete from perdure.integrations where id = $1', [own]);
    const view = await stand.ended(id);
    expect(view.error).toMatchObject({ code: 'INTEGRATION_INVALID', nodeId: 'a' });
  });
});

test('the built-in log/write writes to the log of its node', async () => {
  const view = await stand.run(
    graphOf({ ...t, a: ['action', { actionType: 'log/write', message: 'order {{input.n}}', level: 'warn' }] }, ['t>a']),
    { n: 7 },
  );
  expect(nodeOf(view, 'a').logs.last).toContainEqual(expect.objectContaining({ level: 'warn', message: 'order 7' }));
});
