import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Session } from '../../common/data-source/session.ts';
import type { WorkflowExecutions } from '../../common/data-source/workflow-executions.ts';
import type { Workflows } from '../../common/data-source/workflows.ts';
import { configure } from '../../server/configure.ts';
import { createDataSourceRegistry } from '../../server/data-sources/create-data-source-registry.ts';
import { createDataSources } from '../../server/data-sources/create-data-sources.ts';
import { getDataSource } from '../../server/data-sources/get-data-source.ts';
import { queryDataSource } from '../../server/data-sources/query-data-source.ts';
import { updateRows } from '../../server/data-sources/update-rows.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const as = (userName: string): Session => ({ user: { userName } });
const ids = { own: randomUUID(), open: randomUUID(), ann: randomUUID(), bob: randomUUID(), public: randomUUID() };
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  const { client } = db.database;
  await client.query(
    `insert into ${client.schema}.workflows (id, user_name, name, draft, visibility, execution_visibility)
     values ($1, 'ann', 'private', '{}', 'private', 'private'), ($2, 'ann', 'open', '{}', 'shared', 'shared')`,
    [ids.own, ids.open],
  );
  await client.query(
    `insert into ${client.schema}.executions (id, workflow_id, version, user_name, trigger_id, trigger_type, input)
     values ($3, $1, 1, 'ann', 't', 'api', '{"a":1}'), ($4, $1, 1, 'bob', 't', 'api', '{}'), ($5, $2, 1, 'ann', 't', 'api', '{}')`,
    [ids.own, ids.open, ids.ann, ids.bob, ids.public],
  );
  configure({ databaseUrl: db.url });
});
afterAll(async () => {
  configure({});
  await db?.drop();
});

const visible = async (userName: string) => {
  const { rows } = await queryDataSource(db.database.client, as(userName), getDataSource<WorkflowExecutions>('WorkflowExecutions'));
  return new Set(rows.map((row) => row.id));
};

describe('WorkflowExecutions', () => {
  test('finds an execution by its id', async () => {
    const executions = getDataSource<WorkflowExecutions>('WorkflowExecutions');
    const { rows, total } = await queryDataSource(db.database.client, as('ann'), executions, { filter: [{ id: { is: ids.ann } }] });
    expect(total).toBe(1);
    expect(rows[0]).toEqual({
      id: ids.ann,
      workflowId: ids.own,
      version: 1,
      userName: 'ann',
      triggerType: 'api',
      status: 'running',
      closeReason: null,
      run: 1,
      input: { a: 1 },
      output: null,
      error: null,
      startedAt: expect.any(Date),
      endedAt: null,
    });
  });

  test('holds those that the session may read: own ones, those of own workflows, shared ones', async () => {
    expect(await visible('ann')).toEqual(new Set([ids.ann, ids.bob, ids.public]));
    expect(await visible('bob')).toEqual(new Set([ids.bob, ids.public]));
    expect(await visible('eve')).toEqual(new Set([ids.public]));
  });

  test('a filter or a select cannot widen that', async () => {
    const executions = getDataSource<WorkflowExecutions>('WorkflowExecutions');
    const found = await queryDataSource(db.database.client, as('eve'), executions, {
      filter: [{ id: { in: [ids.ann, ids.bob] } }],
      select: ['id'],
    });
    expect(found).toEqual({ rows: [], total: 0 });
  });

  test('a large output comes whole', async () => {
    const { client } = db.database;
    const big = 'x'.repeat(10_000);
    await client.query(
      `update ${client.schema}.executions set status = 'success', output_ref = 'out', output_bytes = 10002, ended_at = now() where id = $1`,
      [ids.public],
    );
    await client.query(
      `insert into ${client.schema}.execution_values (execution_id, ref, value, bytes) values ($1, 'out', to_json($2::text), 10002)`,
      [ids.public, big],
    );
    const executions = getDataSource<WorkflowExecutions>('WorkflowExecutions');
    const { rows } = await queryDataSource(client, as('ann'), executions, { filter: [{ status: { is: 'success' } }] });
    expect(rows.map((row) => row.output)).toEqual([big]);
  });

  test('is read-only', async () => {
    const executions = getDataSource<WorkflowExecutions>('WorkflowExecutions');
    await expect(updateRows(db.database.client, as('ann'), executions, [{ id: ids.ann, userName: 'eve' }])).rejects.toThrow('read-only');
  });
});

test('Workflows holds own and shared ones', async () => {
  const list = async (user: string) =>
    (await queryDataSource(db.database.client, as(user), getDataSource<Workflows>('Workflows'))).rows.map((row) => row.name);
  expect((await list('ann')).sort()).toEqual(['open', 'private']);
  expect(await list('bob')).toEqual(['open']);
});

describe('the registry', () => {
  const table = { label: 'Orders', table: 'orders', primaryKey: ['id'], attributes: [{ code: 'id', name: 'Id', type: 'uuid' as const }] };

  test('knows what configure() was given, and names the known ones otherwise', () => {
    const orders = { id: 'Orders', ...table };
    configure({ databaseUrl: db.url, config: { dataSources: [orders] } });
    expect(getDataSource('Orders')).toBe(orders);
    expect(() => getDataSource('Ordres')).toThrow(
      expect.objectContaining({ code: 'DATA_SOURCE_UNKNOWN', message: expect.stringContaining('WorkflowExecutions, Workflows, Orders') }),
    );
    configure({ databaseUrl: db.url });
  });

  test.each([
    ['dataSources[0].id: there is another data source "Workflows"', [{ id: 'Workflows', ...table }]],
    [
      'dataSources[1].id: there is another data source "A"',
      [
        { id: 'A', ...table },
        { id: 'A', ...table },
      ],
    ],
    ['dataSources[0].primaryKey: no attribute has the code "key"', [{ id: 'A', ...table, primaryKey: ['key'] }]],
    [
      'dataSources[0].attributes: the code "id" is there twice',
      [{ id: 'A', ...table, attributes: [...table.attributes, ...table.attributes] }],
    ],
    ['dataSources[0].attributes[0].type: ', [{ id: 'A', ...table, attributes: [{ code: 'id', name: 'Id', type: 'int' as never }] }]],
  ])('refuses %s', (message, dataSources) => {
    expect(() => createDataSourceRegistry(dataSources)).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining(message) }),
    );
  });

  test('a step sees it as the execution’s user', async () => {
    const sources = createDataSources(createDataSourceRegistry([]), 'perdure', { userName: 'bob' });
    const { total } = await sources.query(db.database.client, 'WorkflowExecutions');
    expect(total).toBe(2);
    await expect(sources.insertRows(db.database.client, 'Nothing', [])).rejects.toMatchObject({ code: 'DATA_SOURCE_UNKNOWN' });
  });
});
