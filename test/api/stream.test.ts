import { request as httpRequest, type IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { appendEvents, endExecution, logOf, publishedWorkflow, startedExecution } from './journal.ts';
import { openSse, type SseClient, type SseEvent } from './sse-client.ts';
import { startTestApi, type TestApi } from './support.ts';

let api: TestApi;
let workflowId: string;
const open: SseClient[] = [];

beforeAll(async () => {
  api = await startTestApi({ settings: { rateLimit: { perSecond: 10_000, burst: 10_000 } } });
  workflowId = await publishedWorkflow(api);
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((client) => client.close()));
});

afterAll(async () => {
  await api.close();
});

const stream = async (id: string, lastEventId?: string | number, key = api.key) => {
  const client = await openSse(`${api.url}/api/executions/${id}/stream`, key, lastEventId);
  open.push(client);
  return client;
};

/** Five events: started, three log lines, completed. */
const endedExecution = async () => {
  const id = await startedExecution(api, workflowId);
  await appendEvents(api, id, [logOf('1'), logOf('2'), logOf('3')]);
  await endExecution(api, id);
  return id;
};

const shape = (events: SseEvent[]) => events.map(({ id, event }) => `${event}${id === null ? '' : ` ${id}`}`);

describe('what comes first', () => {
  test('headers tell proxies to keep their hands off', async () => {
    const client = await stream(await startedExecution(api, workflowId));
    expect(client.status).toBe(200);
    expect(client.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(client.headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(client.headers.get('x-accel-buffering')).toBe('no');
    expect(client.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('HEAD answers and holds no stream', async () => {
    const id = await startedExecution(api, workflowId);
    for (const path of [`/api/executions/${id}/stream`, '/api/executions/stream']) {
      const { status, headers, text } = await api.ask('HEAD', path);
      expect([status, headers.get('content-type'), text]).toEqual([200, 'text/event-stream; charset=utf-8', '']);
    }
  });

  test('without an id a snapshot, then the end of what has ended', async () => {
    const id = await endedExecution();
    const events = await (await stream(id)).rest();
    expect(shape(events)).toEqual(['snapshot 5', 'end']);
    expect(events[0]?.data).toEqual((await api.ask('GET', `/api/executions/${id}`)).json);
    expect(events[1]?.data).toEqual({ run: 1 });
  });

  test('with an id of the journal what came after it, with 0 all', async () => {
    const id = await endedExecution();
    expect(shape(await (await stream(id, 3)).rest())).toEqual(['event 4', 'event 5', 'end']);
    const all = await (await stream(id, 0)).rest();
    expect(shape(all)).toEqual(['event 1', 'event 2', 'event 3', 'event 4', 'event 5', 'end']);
    expect(all.slice(0, -1).map((event) => event.data)).toEqual((await api.ask('GET', `/api/executions/${id}/events`)).json.events);
  });

  test('with the last id, or one beyond it, of what has ended nothing: 204', async () => {
    const id = await endedExecution();
    for (const last of [5, 6, '99999999999999999999', '0005']) expect((await stream(id, last)).status).toBe(204);
  });

  test('with an id beyond what goes on, or no number at all, a snapshot', async () => {
    const id = await startedExecution(api, workflowId);
    for (const last of [2, '99999999999999999999', '-1', 'x', '1.5', '1 ', '']) {
      const client = await stream(id, last);
      const expected = last === '1 ' ? null : ['snapshot 1'];
      // a header's blanks at its end do not belong to it
      if (expected === null) await appendEvents(api, id, []);
      else expect(shape([(await client.next()) as SseEvent])).toEqual(expected);
    }
  });
});

describe('while it runs', () => {
  test('events follow the snapshot as they happen, then the end', async () => {
    const id = await startedExecution(api, workflowId);
    const client = await stream(id);
    expect((await client.next())?.event).toBe('snapshot');
    await appendEvents(api, id, [{ type: 'node.started', visit: 's', nodeId: 's', attempt: 1 }]);
    expect((await client.next())?.data).toMatchObject({ seq: 2, type: 'node.started', visit: 's' });
    await appendEvents(api, id, [{ type: 'execution.paused' }, { type: 'execution.resumed' }]);
    expect([(await client.next())?.data.type, (await client.next())?.data.type]).toEqual(['execution.paused', 'execution.resumed']);
    await endExecution(api, id);
    expect(shape(await client.rest())).toEqual(['event 5', 'end']);
  });

  test('a client learns of an event by notification, long before anybody polls', async () => {
    const id = await startedExecution(api, workflowId);
    const client = await stream(id, 1);
    // until the one connection listens, the stream polls
    await eventually(async () => {
      const { rows } = await api.db.database.client.query(
        `select 1 from pg_stat_activity where application_name = 'perdure api listen' and datname = current_database()`,
      );
      return rows.length === 1;
    });
    const took: number[] = [];
    for (let i = 0; i < 20; i++) {
      const begun = performance.now();
      await appendEvents(api, id, [logOf(`${i}`)]);
      await client.next();
      took.push(performance.now() - begun);
    }
    expect(took.sort((a, b) => a - b)[18]).toBeLessThan(500);
  });

  test('one connection listens for all clients', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => startedExecution(api, workflowId)));
    for (const id of ids) await (await stream(id)).next();
    const { rows } = await api.db.database.client.query(
      `select count(*)::int as count from pg_stat_activity where query like 'listen%' and datname = current_database()`,
    );
    expect(rows[0].count).toBe(1);
  });

  test('a reset goes on in a stream that replays past the end of the earlier run', async () => {
    const id = await endedExecution();
    await api.db.database.client.query(
      `update perdure.executions set ended_at = null, close_reason = null, status = 'running', run = 2 where id = $1`,
      [id],
    );
    await appendEvents(api, id, [{ type: 'execution.started', cause: 'reset', base: 2 }]);
    const client = await stream(id, 4);
    expect([(await client.next())?.id, (await client.next())?.id]).toEqual([5, 6]);
    await endExecution(api, id);
    const rest = await client.rest();
    expect(shape(rest)).toEqual(['event 7', 'end']);
    expect(rest[1]?.data).toEqual({ run: 2 });
    expect((await (await stream(id, 0)).rest()).map((event) => event.id)).toEqual([1, 2, 3, 4, 5, 6, 7, null]);
  });
});

test('a client that is cut again and again has seen every event exactly once', async () => {
  const id = await startedExecution(api, workflowId);
  const total = 400;
  const writing = (async () => {
    for (let i = 0; i < total; ) {
      const batch = Math.min(1 + Math.floor(Math.random() * 12), total - i);
      await appendEvents(
        api,
        id,
        Array.from({ length: batch }, (_, n) => logOf(`${i + n}`)),
      );
      i += batch;
    }
    await endExecution(api, id);
  })();
  const seen: number[] = [];
  let cuts = 0;
  for (let ended = false; !ended; ) {
    const client = await openSse(`${api.url}/api/executions/${id}/stream`, api.key, seen.at(-1) ?? 0);
    if (client.status === 204) break;
    const patience = Math.floor(Math.random() * 30);
    for (let i = 0; i <= patience; i++) {
      const event = await client.next();
      if (event === null || event.event === 'end') {
        ended = event?.event === 'end';
        break;
      }
      expect(event.event).toBe('event');
      seen.push(event.id ?? -1);
    }
    if (!ended) cuts++;
    await client.close();
  }
  await writing;
  expect(cuts).toBeGreaterThan(10);
  expect(seen).toEqual(Array.from({ length: total + 2 }, (_, i) => i + 1));
}, 60_000);

test('a client that does not read holds nothing up, and gets everything once it reads', async () => {
  const id = await startedExecution(api, workflowId);
  const response = await stalled(`/api/executions/${id}/stream`, { 'last-event-id': '0' });
  const payload = 'x'.repeat(3_000);
  const lines = 4_000;
  for (let i = 0; i < lines; i += 100)
    await appendEvents(
      api,
      id,
      Array.from({ length: 100 }, (_, n) => logOf(`${i + n} ${payload}`)),
    );
  await endExecution(api, id);
  // others are served meanwhile
  expect((await api.ask('GET', '/api/me')).status).toBe(200);
  let text = '';
  const ids: number[] = [];
  response.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    const complete = text.lastIndexOf('\n\n');
    for (const [, seq] of text.slice(0, complete).matchAll(/^id: (\d+)$/gm)) ids.push(Number(seq));
    text = text.slice(complete);
  });
  await new Promise((resolve) => response.once('end', resolve));
  expect(ids).toEqual(Array.from({ length: lines + 2 }, (_, i) => i + 1));
}, 60_000);

test('two hundred clients of ten users see every event', async () => {
  const open = await publishedWorkflow(api);
  await api.ask('PUT', `/api/workflows/${open}`, { revision: 1, executionVisibility: 'shared' });
  const id = await startedExecution(api, open);
  const keys = await Promise.all(Array.from({ length: 10 }, (_, i) => api.keyOf(`watcher${i}`)));
  const clients = await Promise.all(Array.from({ length: 200 }, (_, i) => stream(id, 1, keys[i % 10])));
  for (let i = 0; i < 20; i++) await appendEvents(api, id, [logOf(`${i}`)]);
  await endExecution(api, id);
  const expected = Array.from({ length: 21 }, (_, i) => i + 2);
  for (const client of clients) expect((await client.rest()).slice(0, -1).map((event) => event.id)).toEqual(expected);
}, 60_000);

test('a lost notification is made up for by polling', async () => {
  const deaf = await startTestApi({ listen: false, settings: { pollMs: 200 } });
  try {
    const id = await startedExecution(deaf, await publishedWorkflow(deaf));
    const client = await openSse(`${deaf.url}/api/executions/${id}/stream`, deaf.key);
    expect((await client.next())?.event).toBe('snapshot');
    await appendEvents(deaf, id, [logOf('unheard')]);
    expect((await client.next())?.id).toBe(2);
    await endExecution(deaf, id);
    expect(shape(await client.rest())).toEqual(['event 3', 'end']);
  } finally {
    await deaf.close();
  }
});

describe('limits', () => {
  test('a user may have so many streams, a process so many more, and a closed one makes room', async () => {
    const small = await startTestApi({ settings: { streamLimits: { perUser: 3, perProcess: 4 } } });
    const clients: SseClient[] = [];
    try {
      const id = await startedExecution(small, await publishedWorkflow(small));
      const enter = async (key: string, path = `/api/executions/${id}/stream`) => {
        const client = await openSse(small.url + path, key);
        clients.push(client);
        return client.status;
      };
      expect([await enter(small.key), await enter(small.key, '/api/executions/stream'), await enter(small.key)]).toEqual([200, 200, 200]);
      expect(await enter(small.key)).toBe(429);
      const admin = await small.keyOf('root', ['admin']);
      expect([await enter(admin), await enter(admin)]).toEqual([200, 429]);
      expect(clients.at(-1)?.headers.get('retry-after')).toBe('5');
      await clients[0]?.close();
      expect(await eventually(async () => (await enter(small.key)) === 200)).toBe(true);
    } finally {
      await Promise.all(clients.map((client) => client.close()));
      await small.close();
    }
  });

  test('a shutdown ends every stream without an end event, so that clients come back', async () => {
    const other = await startTestApi();
    const id = await startedExecution(other, await publishedWorkflow(other));
    const one = await openSse(`${other.url}/api/executions/${id}/stream`, other.key);
    const list = await openSse(`${other.url}/api/executions/stream`, other.key);
    expect((await one.next())?.event).toBe('snapshot');
    const [rest, listRest] = [one.rest(), list.rest()];
    await other.close();
    expect([await rest, await listRest]).toEqual([[], []]);
  });
});

describe('the live list', () => {
  const watch = async (query = '', key = api.key) => {
    const client = await openSse(`${api.url}/api/executions/stream?${query}`, key);
    open.push(client);
    return client;
  };

  test('tells of what begins and changes, as the list has it, and of nothing else', async () => {
    const own = await publishedWorkflow(api);
    const old = await startedExecution(api, own);
    const client = await watch(`workflowId=${own}`);
    await startedExecution(api, workflowId);
    const id = await startedExecution(api, own);
    const first = await client.next();
    expect(first).toMatchObject({ event: 'row', data: { id, status: 'running', seq: 1 } });
    expect(first?.data).toEqual((await api.ask('GET', `/api/executions?workflowId=${own}&limit=1`)).json.items[0]);
    await appendEvents(api, old, [{ type: 'execution.paused' }]);
    expect((await client.next())?.data).toMatchObject({ id: old, status: 'paused', seq: 2 });
    await endExecution(api, id);
    expect((await client.next())?.data).toMatchObject({ id, status: 'success', closeReason: 'completed' });
  });

  test('of one status also tells what no longer has it', async () => {
    const own = await publishedWorkflow(api);
    const id = await startedExecution(api, own);
    const client = await watch(`workflowId=${own}&status=running`);
    await endExecution(api, id);
    expect(await client.next()).toMatchObject({ event: 'gone', data: { id } });
    const next = await startedExecution(api, own);
    expect(await client.next()).toMatchObject({ event: 'row', data: { id: next } });
  });

  test('tells nobody of what is not theirs', async () => {
    const bob = await api.keyOf('bob');
    const client = await watch('', bob);
    await startedExecution(api, workflowId);
    const { id: own } = (await api.ask('POST', '/api/workflows', { name: 'bobs' }, { key: bob })).json;
    await api.db.database.client.query(
      `update perdure.workflows set draft = (select draft from perdure.workflows where id = $1) where id = $2`,
      [workflowId, own],
    );
    await api.ask('POST', `/api/workflows/${own}/publish`, {}, { key: bob });
    const { executionId } = (await api.ask('POST', `/api/workflows/${own}/executions`, {}, { key: bob })).json;
    expect((await client.next())?.data).toMatchObject({ id: executionId, userName: 'bob' });
  });
});

test('nothing of this was a bug', () => {
  expect(api.bugs).toEqual([]);
});

/** An answer whose body nobody reads yet. */
function stalled(path: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const { hostname, port } = new URL(api.url);
  return new Promise((resolve, reject) => {
    httpRequest({ hostname, port, path, headers: { authorization: `Bearer ${api.key}`, ...headers } }, resolve)
      .once('error', reject)
      .end();
  });
}
