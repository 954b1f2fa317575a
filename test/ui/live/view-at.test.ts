import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createClient } from '../../../client/index.ts';
import type { ExecutionView } from '../../../common/execution/execution-view.ts';
import type { JournalBody } from '../../../common/execution/journal-event.ts';
import { viewAt } from '../../../ui/core/live/view-at.ts';
import { appendEvents, endExecution, logOf, publishedWorkflow, startedExecution } from '../../api/journal.ts';
import { startTestApi, type TestApi } from '../../api/support.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(async () => {
  await api.close();
});

const BODIES: JournalBody[] = [
  { type: 'node.completed', visit: 't', nodeId: 't', edges: { e: 'taken' }, output: { n: 1 } },
  { type: 'node.started', visit: 's', nodeId: 's', attempt: 1, input: { a: 1 } },
  logOf('hello'),
  { type: 'execution.started', cause: 'reset', base: 2 },
  { type: 'node.started', visit: 's', nodeId: 's', attempt: 1 },
];

test.each([{ input: { n: 1 } }, { input: { text: 'x'.repeat(5_000) } }])(
  'a replay shows at each event what the api showed then, with or without a graph',
  async ({ input }) => {
    const client = createClient({ baseUrl: api.url, apiKey: api.key });
    const id = await startedExecution(api, await publishedWorkflow(api), input);
    const shown: ExecutionView[] = [await client.getExecution(id)];
    for (const body of BODIES) {
      await appendEvents(api, id, [body]);
      shown.push(await client.getExecution(id));
    }
    await endExecution(api, id);
    const head = await client.getExecution(id);
    const graph = await client.getExecutionGraph(id);
    const { events } = await client.listEvents(id);
    for (const view of shown) {
      expect(viewAt({ head, graph, events }, view.seq)).toEqual(view);
      expect(viewAt({ head, graph: null, events }, view.seq)).toEqual(view);
    }
    expect(viewAt({ head, graph, events }, 0)).toMatchObject({ seq: 0, nodes: [{ status: 'idle' }, { status: 'idle' }] });
    expect(viewAt({ head, graph, events }, head.seq)).toBe(head);
  },
);
