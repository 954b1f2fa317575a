import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createClient } from '../../../client/index.ts';
import type { ExecutionView } from '../../../common/execution/execution-view.ts';
import { foldHistory } from '../../../common/execution/fold-history.ts';
import type { JournalBody, JournalEvent } from '../../../common/execution/journal-event.ts';
import { createReplayViews } from '../../../ui/core/live/replay-views.ts';
import { appendEvents, endExecution, logOf, publishedWorkflow, startedExecution } from '../../api/journal.ts';
import { startTestApi, type TestApi } from '../../api/support.ts';
import { at, chain, executionView, nodeView } from '../details/views.ts';

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
    const viewAt = createReplayViews({ head, graph, events });
    const withoutGraph = createReplayViews({ head, graph: null, events });
    for (const view of shown) {
      expect(viewAt(view.seq)).toEqual(view);
      expect(withoutGraph(view.seq)).toEqual(view);
    }
    expect(viewAt(0)).toMatchObject({ seq: 0, nodes: [{ status: 'idle' }, { status: 'idle' }] });
    expect(viewAt(head.seq)).toBe(head);
  },
);

const VISITS = Array.from({ length: 9 }, (_, index) => `n${index}`);

/** Starts and ends of attempts at random nodes, with resets in between that go back to a random event before them. */
const histories = fc
  .array(fc.record({ visit: fc.constantFrom(...VISITS), kind: fc.nat(39), back: fc.nat() }), { minLength: 1, maxLength: 900 })
  .map((steps) =>
    steps.map(({ visit, kind, back }, index): JournalEvent => {
      const place = { seq: index + 1, run: 1, at: at(index) };
      if (kind === 0) return { ...place, type: 'execution.started', cause: 'reset', base: back % (index + 1) };
      if (kind < 20) return { ...place, type: 'node.started', visit, nodeId: visit, attempt: kind };
      return { ...place, type: 'node.completed', visit, nodeId: visit, edges: {}, output: kind };
    }),
  );

test('a replay in leaps shows what folding from the beginning shows', () => {
  fc.assert(
    fc.property(histories, fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), (events, leaps) => {
      const nodes = VISITS.map((visit) => nodeView(visit));
      const viewAt = createReplayViews({ head: executionView(nodes, { seq: events.length + 1 }), graph: chain(nodes), events });
      const first = viewAt(0);
      for (const leap of leaps) {
        const seq = leap % (events.length + 1);
        expect(viewAt(seq)).toEqual(foldHistory(first, events.slice(0, seq)));
      }
    }),
    { numRuns: 60 },
  );
});

test('a step of a replay leaves what it does not touch the same object', () => {
  const nodes = VISITS.map((visit) => nodeView(visit));
  const started = (seq: number): JournalEvent => ({
    seq,
    run: 1,
    at: at(seq),
    type: 'node.started',
    visit: `n${seq}`,
    nodeId: `n${seq}`,
    attempt: 1,
  });
  const events = [started(1), started(2), started(3)];
  const viewAt = createReplayViews({ head: executionView(nodes, { seq: 4 }), graph: chain(nodes), events });
  const [before, after] = [viewAt(2), viewAt(3)];
  const same = VISITS.filter((_, position) => after.nodes[position] === before.nodes[position]);
  expect(same).toEqual(VISITS.filter((visit) => visit !== 'n3'));
});
