import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { appendEvents, endExecution, logOf, publishedWorkflow, startedExecution } from '../../api/journal.ts';
import { startTestApi, type TestApi } from '../../api/support.ts';
import { startBufferingProxy } from './buffering-proxy.ts';
import { startTcpProxy } from './tcp-proxy.ts';
import { fastClock, type Watch, type WatchOptions, watch } from './watch.ts';
import { startWatchedApi, type WatchedApi } from './watched-api.ts';

let api: TestApi;
let watched: WatchedApi;
let workflowId: string;
const open: Watch[] = [];

beforeAll(async () => {
  api = await startTestApi();
  watched = await startWatchedApi(api);
  workflowId = await publishedWorkflow(api);
});

afterEach(() => {
  for (const { store } of open.splice(0)) store.stop();
});

afterAll(async () => {
  await watched.stop();
  await api.close();
});

const started = (id: string, options: Partial<WatchOptions> = {}): Watch => {
  const watching = watch({ url: watched.url, key: api.key, id, ...options });
  open.push(watching);
  watching.store.start();
  return watching;
};

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const lines = (count: number) => Array.from({ length: count }, (_, index) => logOf(`${index}`));
const viewNow = async (id: string) => (await api.ask('GET', `/api/executions/${id}`)).json;

describe('while it runs', () => {
  test('the state is what stands, then follows the events to the end', async () => {
    const id = await startedExecution(api, workflowId);
    const { store, until, connections, requests } = started(id);
    expect(store.getState()).toMatchObject({ view: null, connection: 'loading', fault: null, asOf: null });
    const first = await until(({ connection }) => connection === 'live');
    expect(first.view).toEqual(await viewNow(id));
    expect(first.graph?.nodes.map((node) => node.id)).toEqual(['t', 's']);
    await appendEvents(api, id, [{ type: 'node.started', visit: 's', nodeId: 's', attempt: 1 }]);
    const second = await until(({ view }) => view?.seq === 2);
    expect(second.view?.nodes[1]?.status).toBe('running');
    expect([second.graph, second.view?.nodes[0]]).toEqual([first.graph, first.view?.nodes[0]]);
    expect(second.graph).toBe(first.graph);
    expect(second.view?.nodes[0]).toBe(first.view?.nodes[0]);
    await endExecution(api, id);
    const last = await until(({ connection }) => connection === 'ended');
    expect(last.view).toEqual(await viewNow(id));
    expect(connections()).toEqual(['loading', 'live', 'ended']);
    expect(requests.sort()).toEqual(['', '/graph', '/stream']);
  });

  test('events that come together are told of together', async () => {
    const id = await startedExecution(api, workflowId);
    const { states, until } = started(id);
    await until(({ connection }) => connection === 'live');
    const before = states.length;
    await appendEvents(api, id, lines(60));
    await until(({ view }) => view?.seq === 61);
    expect(states.length - before).toBeLessThan(5);
  });

  test('a history that is wanted is read once, whole, and goes on with the events', async () => {
    const id = await startedExecution(api, workflowId);
    await appendEvents(api, id, lines(700));
    const { store, until, seqs, requests } = started(id);
    store.loadHistory();
    store.loadHistory();
    await until(({ history }) => history.state === 'complete');
    expect(seqs()).toEqual(upTo(701));
    await until(({ connection }) => connection === 'live');
    await appendEvents(api, id, lines(3));
    await endExecution(api, id);
    await until(({ connection }) => connection === 'ended');
    expect(seqs()).toEqual(upTo(705));
    expect(requests.filter((path) => path.startsWith('/events'))).toEqual(['/events?after=0&limit=500', '/events?after=500&limit=500']);
  });

  test('a reset voids what the view holds, so that it is read anew', async () => {
    const id = await startedExecution(api, workflowId);
    await appendEvents(api, id, lines(3));
    const { until, requests } = started(id);
    await until(({ connection }) => connection === 'live');
    await appendEvents(api, id, [{ type: 'execution.started', cause: 'reset', base: 1 }]);
    const { view } = await until((state) => state.view?.seq === 5);
    expect(view).toEqual(await viewNow(id));
    expect(view?.nodes[1]?.logs.count).toBe(0);
    expect(requests.filter((path) => path === '')).toHaveLength(2);
  });

  test('stopped it asks for nothing, started again it goes on from what it knows', async () => {
    const id = await startedExecution(api, workflowId);
    const { store, until, requests } = started(id);
    store.start();
    await until(({ connection }) => connection === 'live');
    store.stop();
    await appendEvents(api, id, lines(2));
    store.start();
    store.stop();
    store.start();
    await until(({ view }) => view?.seq === 3);
    expect(requests.filter((path) => path === '')).toHaveLength(1);
  });
});

describe('what has ended', () => {
  test('is read once, without a stream', async () => {
    const id = await startedExecution(api, workflowId);
    await endExecution(api, id);
    const { store, until, requests, states } = started(id);
    const { view } = await until(({ connection }) => connection === 'ended');
    expect(view).toEqual(await viewNow(id));
    store.stop();
    store.start();
    expect([requests.sort(), states.length]).toEqual([['', '/graph'], 1]);
  });

  test('is read anew by retry, which finds the run that an operator began', async () => {
    const id = await startedExecution(api, workflowId);
    await endExecution(api, id);
    const { store, until } = started(id);
    await until(({ connection }) => connection === 'ended');
    await api.db.database.client.query(
      `update perdure.executions set ended_at = null, close_reason = null, status = 'running', run = 2 where id = $1`,
      [id],
    );
    await appendEvents(api, id, [{ type: 'execution.started', cause: 'retry' }]);
    store.retry();
    expect((await until(({ connection }) => connection === 'live')).view).toMatchObject({ run: 2, status: 'running' });
  });

  test('with its events removed it says where the rest begins', async () => {
    const id = await startedExecution(api, workflowId);
    await appendEvents(api, id, lines(4));
    await endExecution(api, id);
    await api.db.database.client.query('delete from perdure.execution_events where execution_id = $1 and seq < 4', [id]);
    const { store, until, seqs } = started(id);
    store.loadHistory();
    const { history } = await until((state) => state.history.state === 'removed');
    expect([history.firstSeq, seqs()]).toEqual([4, [4, 5, 6]]);
  });

  test('without its version there is a view, and the graph is gone', async () => {
    const own = await publishedWorkflow(api);
    const id = await startedExecution(api, own);
    await endExecution(api, id);
    const { client } = api.db.database;
    await client.query('update perdure.workflows set published_version = null where id = $1', [own]);
    await client.query('alter table perdure.executions drop constraint if exists executions_workflow_id_version_fkey');
    await client.query('delete from perdure.workflow_versions where workflow_id = $1', [own]);
    const state = await started(id).until(({ connection }) => connection === 'ended');
    expect(state).toMatchObject({ graph: null, graphGone: true, fault: null, view: { id, status: 'success' } });
  });
});

describe('a connection that is lost', () => {
  test('again and again costs no event and repeats none', async () => {
    const proxy = await startTcpProxy(watched.port);
    try {
      const id = await startedExecution(api, workflowId);
      const { store, until, seqs, states, requests, resumedAfter } = started(id, { url: proxy.url, clock: fastClock(20) });
      store.loadHistory();
      await until(({ connection }) => connection === 'live');
      let cuts = 0;
      for (let round = 0; round < 25; round++) {
        await appendEvents(api, id, lines(1 + (round % 7)));
        cuts += proxy.cut();
        if (round % 5 === 0) await until(({ connection }) => connection === 'live');
      }
      await endExecution(api, id);
      const { view } = await until(({ connection }) => connection === 'ended');
      expect(cuts).toBeGreaterThan(5);
      expect(view).toEqual(await viewNow(id));
      expect(seqs()).toEqual(upTo(view?.seq ?? 0));
      expect(states.some(({ connection }) => connection === 'reconnecting')).toBe(true);
      expect(states.every((state) => state.view !== null || state.connection === 'loading')).toBe(true);
      // it went on from where it was
      expect(requests.filter((path) => path === '')).toHaveLength(1);
      expect(resumedAfter[0]).toBe(1);
      expect(resumedAfter.at(-1)).toBeGreaterThan(50);
    } finally {
      await proxy.close();
    }
  });

  test('with the api is shown as such, what is known stays, and it comes back', async () => {
    const id = await startedExecution(api, workflowId);
    const { store, until, seqs, connections } = started(id, { clock: fastClock(10) });
    store.loadHistory();
    const before = await until(({ connection, history }) => connection === 'live' && history.state === 'complete');
    await watched.stop();
    await until(({ connection }) => connection === 'reconnecting');
    expect(store.getState()).toMatchObject({ view: before.view, fault: null });
    const offline = await until(({ connection }) => connection === 'offline');
    expect(offline).toMatchObject({ view: before.view, fault: { kind: 'unavailable' } });
    expect(offline.asOf).not.toBeNull();
    await appendEvents(api, id, lines(5));
    await watched.start();
    await until(({ view }) => view?.seq === 6);
    expect(store.getState()).toMatchObject({ connection: 'live', fault: null });
    expect(seqs()).toEqual(upTo(6));
    expect(connections()).toEqual(['loading', 'live', 'reconnecting', 'offline', 'live']);
  });

  test('before anything was read says so, and is made up for', async () => {
    const id = await startedExecution(api, workflowId);
    await watched.stop();
    const { until } = started(id, { clock: fastClock(10) });
    expect(await until(({ fault }) => fault !== null)).toMatchObject({ view: null, fault: { kind: 'unavailable' } });
    await watched.start();
    expect(await until(({ connection }) => connection === 'live')).toMatchObject({ fault: null, view: { id } });
  });
});

describe('behind a proxy that holds the stream back', () => {
  test.each([{ head: false }, { head: true }])('events are polled for, to the end (%j)', async (how) => {
    const proxy = await startBufferingProxy(watched.url, how);
    try {
      const id = await startedExecution(api, workflowId);
      const { store, until, seqs, connections } = started(id, { url: proxy.url, clock: fastClock(50) });
      store.loadHistory();
      await until(({ view }) => view !== null);
      await appendEvents(api, id, lines(2));
      expect((await until(({ connection }) => connection === 'polling')).fault).toBeNull();
      await appendEvents(api, id, lines(2));
      await until(({ view }) => view?.seq === 5);
      await endExecution(api, id);
      const { view } = await until(({ connection }) => connection === 'ended');
      expect(view).toEqual(await viewNow(id));
      expect(seqs()).toEqual(upTo(6));
      expect(connections()).toEqual(['loading', 'polling', 'ended']);
    } finally {
      await proxy.close();
    }
  });
});

describe('a refusal', () => {
  test('what is not there, or not theirs, is notFound and asked for once', async () => {
    const id = await startedExecution(api, workflowId);
    const other = started(id, { key: await api.keyOf('bob') });
    const state = await other.until(({ fault }) => fault !== null);
    expect(state).toMatchObject({ view: null, graph: null, graphGone: false, connection: 'offline', fault: { kind: 'notFound' } });
    expect(state.fault?.requestId).toEqual(expect.any(String));
    expect(other.requests.sort()).toEqual(['', '/graph']);
  });

  test('a wrong key is unauthorized', async () => {
    const { until } = started(await startedExecution(api, workflowId), { key: 'pdk_wrong' });
    expect((await until(({ fault }) => fault !== null)).fault?.kind).toBe('unauthorized');
  });

  test('midway keeps what was known, and ends the trying', async () => {
    const id = await startedExecution(api, workflowId);
    const { client } = api.db.database;
    const key = await api.keyOf('ann');
    const proxy = await startTcpProxy(watched.port);
    try {
      const { until, store } = started(id, { key, url: proxy.url });
      await until(({ connection }) => connection === 'live');
      await client.query(`update perdure.executions set user_name = 'bob' where id = $1`, [id]);
      await client.query(`update perdure.workflows set user_name = 'bob' where id = $1`, [workflowId]);
      proxy.cut();
      expect(await until(({ fault }) => fault !== null)).toMatchObject({
        view: { id },
        connection: 'offline',
        fault: { kind: 'notFound' },
      });
      await client.query(`update perdure.executions set user_name = 'ann' where id = $1`, [id]);
      store.retry();
      expect(await until(({ connection }) => connection === 'live')).toMatchObject({ fault: null });
    } finally {
      await client.query(`update perdure.workflows set user_name = 'ann' where id = $1`, [workflowId]);
      await proxy.close();
    }
  });

  test('no place for another stream means polling', async () => {
    const small = await startTestApi({ settings: { streamLimits: { perUser: 0, perProcess: 0 } } });
    try {
      const id = await startedExecution(small, await publishedWorkflow(small));
      const { until } = started(id, { url: small.url, key: small.key });
      await until(({ connection }) => connection === 'polling');
      await endExecution(small, id);
      expect((await until(({ connection }) => connection === 'ended')).view?.status).toBe('success');
    } finally {
      await small.close();
    }
  });
});
