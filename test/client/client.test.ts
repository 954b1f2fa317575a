import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient, type PerdureClient } from '../../client/index.ts';
import { isPerdureError, type PerdureError } from '../../common/errors/perdure-error.ts';
import { appendEvents, endExecution, logOf, publishedWorkflow, startedExecution } from '../api/journal.ts';
import { closeServer, simpleGraph, startTestApi, type TestApi } from '../api/support.ts';

let api: TestApi;
let client: PerdureClient;
let workflowId: string;

beforeAll(async () => {
  api = await startTestApi();
  client = createClient({ baseUrl: api.url, apiKey: api.key });
  workflowId = await publishedWorkflow(api);
});

afterAll(async () => {
  await api.close();
});

const refusal = async (call: Promise<unknown>): Promise<PerdureError> => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!isPerdureError(error)) throw new Error(`no PerdureError: ${String(error)}`);
  return error;
};

describe('every call finds its route', () => {
  test('of executions', async () => {
    const { executionId: id } = await client.triggerWorkflow(workflowId, { input: { n: 1 } });
    await appendEvents(api, id, [
      { type: 'node.started', visit: 's', nodeId: 's', attempt: 1, input: { a: 1 } },
      logOf('hello'),
      { type: 'node.completed', visit: 's', nodeId: 's', attempt: 1, edges: {}, output: { b: 2 } },
    ]);
    expect(await client.getExecution(id)).toMatchObject({ id, status: 'running', seq: 4, input: { n: 1 } });
    expect((await client.listEvents(id, { after: 1, limit: 2 })).events.map(({ seq }) => seq)).toEqual([2, 3]);
    expect((await client.getExecutionGraph(id)).nodes.map((node) => node.id)).toEqual(['t', 's']);
    expect(await client.getExecutionInput(id)).toEqual({ n: 1 });
    expect(await client.getNodeInput(id, 's')).toEqual({ a: 1 });
    expect(await client.getNodeOutput(id, 's')).toEqual({ b: 2 });
    expect((await client.listNodeLogs(id, 's', { limit: 10 })).lines).toMatchObject([{ message: 'hello', seq: 3 }]);
    expect((await client.listExecutions({ workflowId, status: 'running', limit: 1 })).items[0]?.id).toBe(id);
    expect(await client.getTemporalLink(id)).toEqual({ uiUrl: null });
    await endExecution(api, id);
    expect(await client.getExecutionOutput(id)).toEqual({ done: true });
    const other = await startedExecution(api, workflowId);
    await client.cancelExecution(other, { reason: 'enough' });
    expect((await client.getExecution(other)).error?.message).toContain('enough');
    expect((await refusal(client.cancelExecution(id))).code).toBe('EXECUTION_ENDED');
  });

  test('of many executions at once', async () => {
    const id = await startedExecution(api, workflowId);
    expect((await client.getExecutionCounts({ workflowId })).running).toBeGreaterThan(0);
    expect((await client.getExecutionActivity({ workflowId, hours: 2 })).buckets).toHaveLength(2);
    expect(await client.getExecutionStrips([id])).toMatchObject([{ id, toCome: 2 }]);
    expect(await client.getExecutionStrips([])).toEqual([]);
    expect((await client.getWorkflowRuns([workflowId], 1))[0]?.runs.map((run) => run.id)).toEqual([id]);
  });

  test('of workflows', async () => {
    expect((await client.listWorkflows({ search: 'stream' })).items.map(({ id }) => id)).toContain(workflowId);
    expect((await client.getWorkflow(workflowId)).publishedVersion).toBe(1);
    expect((await client.listVersions(workflowId)).items).toMatchObject([{ version: 1, publishedBy: 'ann' }]);
    expect((await client.getVersion(workflowId, 1)).graph).toEqual(simpleGraph);
    const key = { idempotencyKey: 'once' };
    const first = await client.triggerWorkflow(workflowId, {}, key);
    expect(await client.triggerWorkflow(workflowId, {}, key)).toEqual(first);
  });

  test('of access and the system', async () => {
    expect(await client.getMe()).toMatchObject({ userName: 'ann', authentication: 'key' });
    const { id, key } = await client.createKey({ name: 'mine', scopes: ['read'] });
    expect((await client.listKeys()).items.map((each) => each.id)).toContain(id);
    await client.createSession(key);
    await client.endSession();
    await client.revokeKey(id);
    expect((await refusal(createClient({ baseUrl: `${api.url}/`, apiKey: key }).getMe())).code).toBe('UNAUTHORIZED');
    expect(await client.getSystem()).toMatchObject({ database: { ok: true }, temporal: { reachable: false }, workers: null });
  });

  test('of the streams', async () => {
    const id = await startedExecution(api, workflowId);
    const abort = new AbortController();
    const list = client.streamExecutions({ workflowId }, { signal: abort.signal })[Symbol.asyncIterator]();
    expect((await list.next()).value).toEqual({ type: 'alive' });
    await endExecution(api, id);
    expect((await list.next()).value).toMatchObject({ type: 'row', row: { id, status: 'success' } });
    abort.abort(new Error('enough'));
    await expect(list.next()).rejects.toThrow('enough');
    const seen = async (lastEventId?: number) => {
      const types: string[] = [];
      for await (const message of client.streamExecution(id, { lastEventId })) if (message.type !== 'alive') types.push(message.type);
      return types;
    };
    expect([await seen(), await seen(1), await seen(2)]).toEqual([['snapshot', 'end'], ['event', 'end'], ['nothing']]);
  });
});

describe('what goes wrong', () => {
  const servers: Server[] = [];
  const behind = async (handler: RequestListener) => {
    const server = createServer(handler);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return createClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  };
  afterAll(() => Promise.all(servers.map(closeServer)));

  test('a refusal keeps all that the API says', async () => {
    const error = await refusal(client.listExecutions({ limit: 0 }));
    expect(error.code).toBe('INVALID_REQUEST');
    expect(error.remedy).toBe('Correct each place listed in `errors`.');
    expect(error.fields).toMatchObject({ status: 422, requestId: expect.any(String), errors: [{ pointer: '/query/limit' }] });
    const missing = await refusal(client.getExecution('../me'));
    expect([missing.code, missing.fields.status]).toEqual(['EXECUTION_NOT_FOUND', 404]);
    expect(missing.message).toContain('../me');
  });

  test('nobody there is UNAVAILABLE, with the cause and without a status', async () => {
    const error = await refusal(createClient({ baseUrl: 'http://127.0.0.1:1' }).getMe());
    expect([error.code, error.fields]).toEqual(['UNAVAILABLE', {}]);
    expect(error.cause).toMatchObject({ message: 'fetch failed' });
  });

  test('an answer that is cut is UNAVAILABLE', async () => {
    const cut = await behind((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{');
      setImmediate(() => response.destroy());
    });
    expect((await refusal(cut.getMe())).code).toBe('UNAVAILABLE');
  });

  test('what stands in front of the API is understood by its status', async () => {
    const front = await behind((request, response) => {
      const status = Number(request.url?.split('/').at(-1));
      response.writeHead(status, { 'content-type': 'text/html', 'retry-after': '7' }).end('<h1>proxy</h1>');
    });
    const of = async (status: number) => refusal(front.getExecution(`${status}`));
    expect((await of(502)).code).toBe('UNAVAILABLE');
    expect((await of(502)).fields).toEqual({ status: 502, retryAfter: 7 });
    expect((await of(401)).code).toBe('UNAUTHORIZED');
    expect((await of(404)).code).toBe('NOT_FOUND');
    expect((await of(200)).message).toContain("is not Perdure's API: it sent text/html");
  });

  test('a call that is given up throws the reason of its signal', async () => {
    await expect(client.getMe({ signal: AbortSignal.abort(new Error('given up')) })).rejects.toThrow('given up');
  });
});
