import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { createClient } from '../../../client/create-client.ts';
import type { ListExecutionsQuery } from '../../../client/execution-client.ts';
import {
  createExecutionListStore,
  type ExecutionListState,
  type ExecutionListStore,
} from '../../../ui/pages/executions/create-execution-list-store.ts';
import { appendEvents, endExecution, logOf, publishedWorkflow, startedExecution } from '../../api/journal.ts';
import { startTestApi, type TestApi } from '../../api/support.ts';
import { eventually } from '../../support/eventually.ts';
import { startWatchedApi, type WatchedApi } from '../live/watched-api.ts';

let api: TestApi;
let watched: WatchedApi;
const open: ExecutionListStore[] = [];

beforeAll(async () => {
  api = await startTestApi();
  watched = await startWatchedApi(api);
});

afterEach(() => {
  for (const store of open.splice(0)) store.stop();
});

afterAll(async () => {
  await watched.stop();
  await api.close();
});

interface Listing {
  store: ExecutionListStore;
  ids(): string[];
  until(check: (state: ExecutionListState) => boolean): Promise<ExecutionListState>;
}

function listing(query: ListExecutionsQuery, before: (url: string) => Promise<void> | void = () => undefined): Listing {
  const client = createClient({
    baseUrl: watched.url,
    apiKey: api.key,
    async fetch(input, init) {
      await before(String(input));
      return fetch(input, init);
    },
  });
  const store = createExecutionListStore(client, query);
  open.push(store);
  store.start();
  return {
    store,
    ids: () => store.getState().list.rows.map(({ id }) => id),
    until: (check) =>
      eventually(() => (check(store.getState()) ? store.getState() : null), { timeoutMs: 20_000, everyMs: 10 }).catch((error: unknown) => {
        const {
          list: { rows, waiting, nextCursor },
          ...rest
        } = store.getState();
        const few = { rows: rows.map(({ id, status }) => `${id} ${status}`), waiting: waiting.length, nextCursor };
        throw new Error(`${String(error)}; the state is ${JSON.stringify({ ...rest, ...few })}`);
      }),
  };
}

/** A workflow of its own, with so many executions; their ids, the newest first. */
async function workflowWith(count: number): Promise<{ workflowId: string; ids: string[]; add(): Promise<string> }> {
  const workflowId = await publishedWorkflow(api);
  const ids: string[] = [];
  const add = async () => {
    const id = await startedExecution(api, workflowId);
    ids.unshift(id);
    return id;
  };
  for (let each = 0; each < count; each += 1) await add();
  return { workflowId, ids, add };
}

/** Holds back whatever matches until it is let go. */
function gate(matches: RegExp): { before(url: string): Promise<void> | void; letGo(): void } {
  let letGo: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { before: (url) => (matches.test(url) ? gone : undefined), letGo };
}

test('rows come, change in place and move by themselves', async () => {
  const { workflowId, ids, add } = await workflowWith(2);
  const list = listing({ workflowId });
  await list.until(({ loaded, live }) => loaded && live);
  expect(list.ids()).toEqual(ids);
  const fresh = await add();
  await list.until(({ list: { rows } }) => rows[0]?.id === fresh);
  await endExecution(api, ids[1] ?? '');
  await list.until(({ list: { rows } }) => rows[1]?.status === 'success');
  expect(list.ids()).toEqual(ids);
});

test('what happens between the first page and a stream that speaks late is not missed', async () => {
  const { workflowId, ids, add } = await workflowWith(2);
  const stream = gate(/\/stream/);
  const list = listing({ workflowId }, stream.before);
  await list.until(({ loaded }) => loaded);
  expect(list.store.getState().live).toBe(false);
  await add();
  await endExecution(api, ids[2] ?? '');
  stream.letGo();
  await list.until(({ live, list: { rows } }) => live && rows.length === 3 && rows[2]?.status === 'success');
  expect(list.ids()).toEqual(ids);
});

test('a change that overtakes the page it is older than stays', async () => {
  const { workflowId, ids } = await workflowWith(1);
  const page = gate(/executions\?/);
  const list = listing({ workflowId }, page.before);
  await list.until(({ live }) => live);
  await endExecution(api, ids[0] ?? '');
  page.letGo();
  await list.until(({ list: { rows } }) => rows[0]?.status === 'success');
  expect(list.ids()).toEqual(ids);
});

test('a stream that breaks is found again, and the list with it, without gap or double', async () => {
  const { workflowId, ids, add } = await workflowWith(1);
  const list = listing({ workflowId });
  await list.until(({ loaded, live }) => loaded && live);
  await watched.stop();
  await list.until(({ live, error }) => !live && error !== null);
  expect(list.ids()).toEqual(ids);
  await add();
  await watched.start();
  await list.until(({ live, list: { rows } }) => live && rows.length === 2);
  expect(list.store.getState().error).toBe(null);
  await add();
  await list.until(({ list: { rows } }) => rows.length === 3);
  expect(list.ids()).toEqual(ids);
});

test('pages follow each other without gap or double while new ones come', async () => {
  const { workflowId, ids, add } = await workflowWith(120);
  const list = listing({ workflowId });
  await list.until(({ loaded, live }) => loaded && live);
  expect(list.ids()).toEqual(ids.slice(0, 50));
  await add();
  await list.until(({ list: { rows } }) => rows.length === 51);
  list.store.loadMore();
  list.store.loadMore();
  await list.until(({ loadingMore, list: { rows } }) => !loadingMore && rows.length > 51);
  expect(list.ids()).toEqual(ids.slice(0, 101));
  list.store.loadMore();
  await list.until(({ list: { nextCursor } }) => nextCursor === null);
  expect(list.ids()).toEqual(ids);
  // one that was read with a later page changes, too
  await appendEvents(api, ids[110] ?? '', [logOf('hello')]);
  await list.until(({ list: { rows } }) => (rows[110]?.seq ?? 0) > 1);
  expect(list.ids()).toEqual(ids);
});

test('new ones wait while somebody reads further down, and go where they belong when asked for', async () => {
  const { workflowId, ids, add } = await workflowWith(3);
  const list = listing({ workflowId });
  await list.until(({ loaded, live }) => loaded && live);
  list.store.setAtTop(false);
  const known = [...ids];
  const fresh = await add();
  await list.until(({ list: { waiting } }) => waiting[0]?.id === fresh);
  expect(list.ids()).toEqual(known);
  // not even a list that is read anew moves under the reader
  await watched.stop();
  await list.until(({ live }) => !live);
  await add();
  await watched.start();
  await list.until(({ live, list: { waiting } }) => live && waiting.length === 2);
  expect(list.ids()).toEqual(known);
  list.store.showWaiting();
  expect(list.ids()).toEqual(ids);
});

test('a row that no longer has the status asked for leaves, and those further down take its place', async () => {
  const { workflowId, ids } = await workflowWith(52);
  const list = listing({ workflowId, status: 'running' });
  await list.until(({ loaded, live }) => loaded && live);
  expect(list.ids()).toEqual(ids.slice(0, 50));
  for (const id of ids.slice(0, 50)) await endExecution(api, id);
  await list.until(({ list: { rows } }) => rows.length === 2);
  expect(list.ids()).toEqual(ids.slice(50));
});

test('rows of another user or time do not come in over the stream', async () => {
  const { workflowId, ids, add } = await workflowWith(1);
  const to = new Date(Date.now() + 1).toISOString();
  const earlier = listing({ workflowId, to });
  const foreign = listing({ workflowId, user: 'bob' });
  const all = listing({ workflowId });
  for (const list of [earlier, foreign, all]) await list.until(({ loaded, live }) => loaded && live);
  await eventually(() => Date.now() > Date.parse(to));
  await add();
  await all.until(({ list: { rows } }) => rows.length === 2);
  await endExecution(api, ids[1] ?? '');
  await earlier.until(({ list: { rows } }) => rows[0]?.status === 'success');
  expect([earlier.ids(), foreign.ids()]).toEqual([[ids[1]], []]);
});
