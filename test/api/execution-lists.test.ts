import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { seedJournal } from '../support/seed-journal.ts';
import { node, seedWorkflow } from '../support/seed-workflow.ts';
import { startTestApi, type TestApi } from './support.ts';

let api: TestApi;
let eve: string;
let admin: string;

const HOUR = 3_600_000;
const graph = { nodes: [node('t', 'trigger'), node('s', 'set')], edges: [] };

beforeAll(async () => {
  api = await startTestApi();
  eve = await api.keyOf('eve');
  admin = await api.keyOf('root', ['admin']);
});

afterAll(async () => {
  await api.close();
});

beforeEach(async () => {
  await api.db.database.client.query('truncate perdure.executions cascade');
});

/** A workflow of ann's and an execution of hers for each given state. */
async function seeded(...states: { status?: string; stuck?: boolean; at?: Date; user?: string }[]) {
  const workflow = await seedWorkflow(api.db.database, { userName: 'ann', versions: [graph] });
  const ids: string[] = [];
  for (const { status = 'running', stuck = false, at = new Date(), user = 'ann' } of states) {
    const id = randomUUID();
    ids.push(id);
    await api.db.database.client.query(
      `insert into perdure.executions (id, workflow_id, version, user_name, trigger_id, trigger_type, input, status, stuck, started_at, ended_at)
       values ($1, $2, 1, $3, 't', 'api', '{}', $4::text, $5, $6::timestamptz, case when $4::text in ('success', 'error') then $6::timestamptz + interval '1 second' end)`,
      [id, workflow.id, user, status, stuck ? '{"code":"X","message":"m","since":"2026-01-01T00:00:00.000Z"}' : null, at],
    );
  }
  return { workflowId: workflow.id, ids };
}

const get = async (path: string, key?: string) => (await api.ask('GET', path, undefined, key === undefined ? {} : { key })).json;

describe('counts', () => {
  const counts = (query = '', key?: string) => get(`/api/executions/counts${query}`, key);
  const none = { running: 0, paused: 0, success: 0, error: 0, stuck: 0 };

  test('say how many executions of each status one may read', async () => {
    await seeded({}, { stuck: true }, { status: 'paused' }, { status: 'success' }, { status: 'success' }, { status: 'error' });
    const all = { running: 2, paused: 1, success: 2, error: 1, stuck: 1 };
    expect([await counts(), await counts('', admin), await counts('', eve)]).toEqual([all, all, none]);
  });

  test('take the filters of the list', async () => {
    const noon = new Date('2026-05-01T12:00:00Z');
    const { workflowId } = await seeded({ at: noon }, { at: noon, user: 'bob' }, { at: new Date(noon.getTime() + HOUR) });
    await seeded({ status: 'error' });
    expect(await counts(`?workflowId=${workflowId}`)).toEqual({ ...none, running: 3 });
    expect(await counts('?user=bob')).toEqual({ ...none, running: 1 });
    expect(await counts('?to=2026-05-01T13:00:00Z')).toEqual({ ...none, running: 2 });
    expect(await counts('?from=2026-05-01T13:00:00Z&user=ann')).toEqual({ ...none, running: 1, error: 1 });
    expect((await api.ask('GET', '/api/executions/counts?status=error')).status).toBe(422);
    expect((await api.ask('GET', '/api/executions/counts?workflowId=7')).status).toBe(422);
  });

  test('hold what a shared workflow lets everybody read', async () => {
    const { workflowId } = await seeded({});
    await api.db.database.client.query(`update perdure.workflows set execution_visibility = 'shared' where id = $1`, [workflowId]);
    expect(await counts('', eve)).toEqual({ ...none, running: 1 });
  });
});

describe('activity', () => {
  const activity = (query = '', key?: string) => get(`/api/executions/activity${query}`, key);
  const total = (buckets: { success: number; error: number; open: number }[]) =>
    buckets.reduce((sum, { success, error, open }) => sum + success + error + open, 0);

  test('has a bucket for every hour, also those in which nothing was triggered', async () => {
    const { json, headers } = await api.ask('GET', '/api/executions/activity');
    expect(json.buckets).toHaveLength(24);
    expect(json.bucketSeconds).toBe(3_600);
    json.buckets.forEach((bucket: { at: string }, index: number) => {
      expect(bucket).toEqual({ at: new Date(Date.parse(json.from) + index * HOUR).toISOString(), success: 0, error: 0, open: 0 });
    });
    expect(Date.parse(json.to)).toBe(Date.parse(json.from) + 24 * HOUR);
    const now = Date.parse(headers.get('date') ?? '');
    expect(Date.parse(json.to)).toBeGreaterThanOrEqual(now);
    expect(Date.parse(json.to) - HOUR).toBeLessThanOrEqual(now + 1_000);
  });

  test('counts by the time of the trigger, within the hours asked for', async () => {
    const { from } = await activity();
    const first = new Date(from);
    const { workflowId } = await seeded(
      { status: 'success', at: first },
      { status: 'error', at: new Date(first.getTime() + HOUR - 1) },
      { status: 'paused', at: new Date(first.getTime() + HOUR) },
      { at: new Date(first.getTime() + HOUR), user: 'bob' },
      { status: 'success', at: new Date(first.getTime() - 1) },
    );
    const { buckets } = await activity();
    expect(buckets.slice(0, 2)).toMatchObject([
      { success: 1, error: 1, open: 0 },
      { success: 0, error: 0, open: 2 },
    ]);
    expect(total(buckets)).toBe(4);
    expect(total((await activity('', eve)).buckets)).toBe(0);
    expect(total((await activity('?user=bob')).buckets)).toBe(1);
    expect(total((await activity(`?workflowId=${workflowId}&hours=25`)).buckets)).toBe(5);
    expect(total((await activity(`?workflowId=${randomUUID()}`)).buckets)).toBe(0);
  });

  test('has buckets of six hours beyond two days, and at most a week', async () => {
    expect(await activity('?hours=48')).toMatchObject({ bucketSeconds: 3_600, buckets: { length: 48 } });
    expect(await activity('?hours=49')).toMatchObject({ bucketSeconds: 21_600, buckets: { length: 9 } });
    expect(await activity('?hours=168')).toMatchObject({ bucketSeconds: 21_600, buckets: { length: 28 } });
    for (const hours of ['0', '169', '-1', '1.5', 'x'])
      expect((await api.ask('GET', `/api/executions/activity?hours=${hours}`)).status).toBe(422);
  });
});

describe('strips', () => {
  const strips = (ids: string, key?: string) => get(`/api/executions/strips?${ids}`, key);
  const five = {
    nodes: ['t', 'a', 'b', 'c', 'd', 'e'].map((id) => node(id, id === 't' ? 'trigger' : 'set', {}, { label: id.toUpperCase() })),
    edges: [],
  };
  const error = { message: 'no', code: 'STEP_FAILED' };
  const started = (nodeId: string, attempt = 1) => ({ type: 'node.started', visit: nodeId, nodeId, attempt }) as const;
  const completed = (nodeId: string) =>
    ({ type: 'node.completed', visit: nodeId, nodeId, edges: {}, output: { big: 'x'.repeat(100) } }) as const;

  test('have a cell for each node that was reached or skipped, in the order of the run, with its last state', async () => {
    const { id } = await seedJournal(
      api.db.database,
      [
        completed('t'),
        { type: 'node.log', visit: 'e', nodeId: 'e', line: { at: new Date(0).toISOString(), level: 'info', message: 'early' } },
        started('c'),
        { type: 'node.skipped', visit: 'b', nodeId: 'b', reason: 'branchNotTaken', edges: {} },
        started('a'),
        { type: 'node.retrying', visit: 'a', nodeId: 'a', attempt: 1, error },
        started('a', 2),
        completed('c'),
        started('c[0]/x'),
      ],
      { userName: 'ann', versions: [five] },
    );
    expect(await strips(`id=${id}`)).toEqual({
      items: [
        {
          id,
          nodes: [
            { nodeId: 't', label: 'T', status: 'success', skipped: false },
            { nodeId: 'c', label: 'C', status: 'success', skipped: false },
            { nodeId: 'b', label: 'B', status: 'idle', skipped: true },
            { nodeId: 'a', label: 'A', status: 'running', skipped: false },
          ],
          toCome: 2,
        },
      ],
    });
  });

  test('agree with the view, also of what was open when a run ended and after a reset', async () => {
    const failed = await seedJournal(
      api.db.database,
      [
        started('a'),
        started('b'),
        { type: 'node.paused', visit: 'c', nodeId: 'c', wakeAt: new Date(0).toISOString() },
        { type: 'node.failed', visit: 'b', nodeId: 'b', attempt: 1, error, handled: false, edges: {} },
        { type: 'node.skipped', visit: 'd', nodeId: 'd', reason: 'disabled', edges: {} },
        { type: 'execution.failed', error },
      ],
      { userName: 'ann', versions: [five] },
    );
    const reset = await seedJournal(
      api.db.database,
      [started('a'), completed('a'), started('b'), { type: 'execution.started', cause: 'reset', base: 3 }, started('c')],
      { userName: 'ann', versions: [five] },
    );
    const { items } = await strips(`id=${failed.id}&id=${reset.id}`);
    expect(items.map(({ id }: { id: string }) => id)).toEqual([failed.id, reset.id]);
    for (const { id, nodes, toCome } of items) {
      const view = await get(`/api/executions/${id}`);
      const reached = view.nodes.filter((each: { status: string; reason?: string }) => each.status !== 'idle' || each.reason !== undefined);
      expect(new Set(nodes)).toEqual(
        new Set(reached.map(({ nodeId, label, status, skipped }: Record<string, unknown>) => ({ nodeId, label, status, skipped }))),
      );
      expect(toCome).toBe(view.nodes.length - reached.length);
    }
    expect(items[1].nodes.map(({ nodeId }: { nodeId: string }) => nodeId)).toEqual(['a', 'c']);
  });

  test('come in the order asked for, each once, and only those that one may read', async () => {
    const mine = await seedJournal(api.db.database, [], { userName: 'ann', versions: [five] });
    const foreign = await seedJournal(api.db.database, [completed('t')], { userName: 'zoe', runsAs: 'zoe', versions: [five] });
    const ids = [foreign.id, mine.id, randomUUID(), mine.id.toUpperCase()].join(',');
    expect(await strips(`id=${ids}`)).toEqual({ items: [{ id: mine.id, nodes: [], toCome: 6 }] });
    expect(await strips(`id=${mine.id}`, eve)).toEqual({ items: [] });
    expect((await strips(`id=${foreign.id}`, admin)).items).toHaveLength(1);
  });

  test('can be had of a version that cannot be drawn', async () => {
    const { workflowId, ids } = await seeded({});
    await api.db.database.client.query(`update perdure.workflow_versions set graph = '{"nodes":"odd"}' where workflow_id = $1`, [
      workflowId,
    ]);
    expect(await strips(`id=${ids[0]}`)).toEqual({ items: [{ id: ids[0], nodes: [], toCome: 0 }] });
  });

  test('are asked for by 1 to 50 ids', async () => {
    const refused = async (query: string) => {
      const { status, json } = await api.ask('GET', `/api/executions/strips${query}`);
      return [status, json.code, json.errors?.[0]?.pointer];
    };
    const ids = (count: number) => Array.from({ length: count }, () => randomUUID());
    for (const query of [
      '',
      '?id=',
      '?id=,',
      `?id=${ids(51).join(',')}`,
      `?${ids(51)
        .map((id) => `id=${id}`)
        .join('&')}`,
      '?id=x',
    ]) {
      expect(await refused(query)).toEqual([422, 'INVALID_REQUEST', expect.stringMatching(/^\/query\/id/)]);
    }
    expect((await api.ask('GET', `/api/executions/strips?id=${ids(25).join(',')}&id=${ids(25).join(',')}`)).status).toBe(200);
  });
});

describe('the last runs of workflows', () => {
  const runs = (query: string, key?: string) => get(`/api/workflows/runs?${query}`, key);
  const now = Date.now();
  const ago = (hours: number) => new Date(now - hours * HOUR);

  test('come newest first, at most as many as asked for, for each workflow', async () => {
    const one = await seeded({ at: ago(3), status: 'success' }, { at: ago(1) }, { at: ago(2), status: 'error' });
    const two = await seeded();
    const { items } = await runs(`workflowId=${two.workflowId}&workflowId=${one.workflowId}&limit=2`);
    expect(items).toEqual([
      { workflowId: two.workflowId, runs: [], lastStartedAt: null },
      {
        workflowId: one.workflowId,
        runs: [
          { id: one.ids[1], status: 'running', closeReason: null, startedAt: ago(1).toISOString(), endedAt: null },
          {
            id: one.ids[2],
            status: 'error',
            closeReason: null,
            startedAt: ago(2).toISOString(),
            endedAt: new Date(ago(2).getTime() + 1_000).toISOString(),
          },
        ],
        lastStartedAt: ago(1).toISOString(),
      },
    ]);
    expect((await runs(`workflowId=${one.workflowId}`)).items[0].runs).toHaveLength(3);
  });

  test('are those that one may read, of workflows that one may see or has run', async () => {
    const { workflowId, ids } = await seeded({ at: ago(1) }, { at: ago(2), user: 'eve' });
    const hidden = await seeded({});
    const asked = `workflowId=${workflowId},${hidden.workflowId},${randomUUID()}`;
    expect((await runs(asked, eve)).items).toEqual([
      { workflowId, runs: [expect.objectContaining({ id: ids[1] })], lastStartedAt: ago(2).toISOString() },
    ]);
    expect((await runs(asked, admin)).items.map((item: { runs: unknown[] }) => item.runs.length)).toEqual([2, 1]);
  });

  test('are asked for by 1 to 50 ids', async () => {
    const ids = (count: number) => Array.from({ length: count }, () => randomUUID()).join(',');
    for (const query of ['', `workflowId=${ids(51)}`, `workflowId=${ids(1)}&limit=0`, `workflowId=${ids(1)}&limit=101`]) {
      expect((await api.ask('GET', `/api/workflows/runs?${query}`)).status).toBe(422);
    }
    expect(await runs(`workflowId=${ids(50)}`)).toEqual({ items: [] });
  });
});

test('a row of the list has all that a page of executions shows', async () => {
  const error = { message: 'no stock', code: 'STEP_FAILED', nodeId: 's' };
  const { id, workflowId } = await seedJournal(api.db.database, [{ type: 'execution.failed', error }], {
    userName: 'ann',
    versions: [graph],
  });
  const time = expect.stringMatching(/Z$/);
  expect((await get('/api/executions')).items).toEqual([
    {
      ...{ id, workflowId, workflowName: 'Orders', version: 1, userName: 'bob', trigger: { type: expect.any(String) } },
      ...{ status: 'error', closeReason: 'failed', stuck: null, run: 1, seq: 2, input: {}, output: null, error },
      ...{ startedAt: time, dispatchedAt: null, endedAt: time },
    },
  ]);
});
