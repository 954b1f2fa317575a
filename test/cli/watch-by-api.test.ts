import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ApiTarget } from '../../cli/connection/api-target.ts';
import { eventsByApi } from '../../cli/execution/events-by-api.ts';
import { findWorkflowByName } from '../../cli/execution/find-workflow-by-name.ts';
import { watchByApi } from '../../cli/execution/watch-by-api.ts';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import type { JournalEvent } from '../../common/execution/journal-event.ts';
import { appendEvents, endExecution, logOf, publishedWorkflow, startedExecution } from '../api/journal.ts';
import { startTestApi, type TestApi } from '../api/support.ts';
import { eventually } from '../support/eventually.ts';
import { startTcpProxy, type TcpProxy } from '../ui/live/tcp-proxy.ts';

let api: TestApi;
let proxy: TcpProxy;
let target: ApiTarget;
let workflowId: string;

beforeAll(async () => {
  api = await startTestApi();
  proxy = await startTcpProxy(Number(new URL(api.url).port));
  target = { apiUrl: proxy.url, apiKey: api.key };
  workflowId = await publishedWorkflow(api);
});

afterAll(async () => {
  await proxy.close();
  await api.close();
});

async function gather<Item>(items: AsyncIterable<Item>, into: Item[]): Promise<void> {
  for await (const item of items) into.push(item);
}

test('views and events go on after a cut where they were, and end with the execution', async () => {
  const id = await startedExecution(api, workflowId);
  const views: ExecutionView[] = [];
  const events: JournalEvent[] = [];
  const watching = Promise.all([gather(watchByApi(target, id), views), gather(eventsByApi(target, id), events)]);
  await eventually(() => views.length > 0 && events.length > 0);
  proxy.cut();
  await appendEvents(api, id, [logOf('one'), logOf('two')]);
  await eventually(() => views.at(-1)?.seq === 3 && events.length === 3);
  proxy.cut();
  await endExecution(api, id);
  await watching;
  expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(views.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(views.at(-1)).toMatchObject({ status: 'success' });
});

test('an ended execution is shown once', async () => {
  const id = await startedExecution(api, workflowId);
  await endExecution(api, id);
  const views: ExecutionView[] = [];
  await gather(watchByApi(target, id), views);
  expect(views).toMatchObject([{ status: 'success' }]);
});

test('what is not there is refused at once, and an API that is away is told in words of the command line', async () => {
  await expect(gather(watchByApi(target, '0198f4c2-7c1e-7d0a-9a53-3a1f6f3f2b11'), [])).rejects.toMatchObject({
    code: 'EXECUTION_NOT_FOUND',
  });
  const nobody = { apiUrl: 'http://127.0.0.1:1', apiKey: api.key };
  await expect(findWorkflowByName(nobody, 'streamed')).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: 'The API at http://127.0.0.1:1 does not answer.',
    remedy: expect.stringContaining('perdure status'),
  });
  expect(await findWorkflowByName(target, 'Streamed')).toBe(workflowId);
});
