import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Principal } from '../../common/access/principal.ts';
import type { JournalBody } from '../../common/execution/journal-event.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { getExecutionEvents } from '../../server/executions/get-execution-events.ts';
import { getExecutionGraph } from '../../server/executions/get-execution-graph.ts';
import { getExecutionSummaries } from '../../server/executions/get-execution-summaries.ts';
import { getExecutionInput, getExecutionOutput } from '../../server/executions/get-execution-value.ts';
import { getExecutionView } from '../../server/executions/get-execution-view.ts';
import { getNodeLogs } from '../../server/executions/get-node-logs.ts';
import { getNodeInput, getNodeOutput } from '../../server/executions/get-node-value.ts';
import { listExecutions } from '../../server/executions/list-executions.ts';
import { seedJournal } from '../support/seed-journal.ts';
import { node } from '../support/seed-workflow.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let tested: TestDatabase;
let client: SchemaClient;
beforeAll(async () => {
  tested = await createTestDatabase();
  ({ client } = tested.database);
}, 60_000);
afterAll(() => tested.drop());

const as = (userName: string, ...scopes: Principal['scopes'][number][]): Principal => ({
  userName,
  scopes: scopes.length > 0 ? scopes : ['read'],
});
const bob = as('bob');
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error) => error.code,
  );

const GRAPH = {
  nodes: [node('t', 'trigger'), node('a', 'action', { actionType: 'sms/send', secret: 'x' }, { label: 'Send', enabled: false })],
  edges: [{ id: 'e', source: 't', target: 'a' }],
};
const completed = (value: object): JournalBody =>
  ({ type: 'node.completed', visit: 'a', nodeId: 'a', attempt: 1, edges: {}, ...value }) as JournalBody;
const started = (value: object): JournalBody => ({ type: 'node.started', visit: 'a', nodeId: 'a', attempt: 1, ...value }) as JournalBody;
const keep = (id: string, ref: string, value: unknown) =>
  client.query('insert into perdure.execution_values (execution_id, ref, value, bytes) values ($1, $2, $3, 1)', [
    id,
    ref,
    JSON.stringify(value),
  ]);

describe('who may read an execution', () => {
  test('the user it runs as, the owner of the workflow, an admin, and everybody where executions are shared', async () => {
    const one = await seedJournal(tested.database, [], { userName: 'alice', runsAs: 'bob' });
    const open = await seedJournal(tested.database, [], { userName: 'alice', runsAs: 'bob', executionVisibility: 'shared' });
    const visible = await seedJournal(tested.database, [], { userName: 'alice', runsAs: 'bob', visibility: 'shared' });
    for (const reader of [bob, as('alice'), as('root', 'admin')]) {
      expect((await getExecutionView(client, reader, one.id)).id).toBe(one.id);
    }
    const stranger = as('carol', 'read', 'run', 'edit');
    expect((await getExecutionView(client, stranger, open.id)).id).toBe(open.id);
    for (const id of [one.id, visible.id, randomUUID(), 'nonsense', "'; --", '\0']) {
      const page = { after: 0, limit: 10 };
      expect([
        await codeOf(getExecutionView(client, stranger, id)),
        await codeOf(getExecutionEvents(client, stranger, id, page)),
        await codeOf(getExecutionGraph(client, stranger, id)),
        await codeOf(getExecutionInput(client, stranger, id)),
        await codeOf(getExecutionOutput(client, stranger, id)),
        await codeOf(getNodeInput(client, stranger, id, 'a')),
        await codeOf(getNodeOutput(client, stranger, id, 'a')),
        await codeOf(getNodeLogs(client, stranger, id, 'a', page)),
      ]).toEqual(Array(8).fill('EXECUTION_NOT_FOUND'));
    }
    const listed = (await listExecutions(client, stranger, { limit: 100 })).items.map(({ id }) => id);
    expect(listed).toEqual([open.id]);
    expect((await getExecutionSummaries(client, stranger, [one.id, open.id])).map(({ id }) => id)).toEqual([open.id]);
    await client.query("update perdure.workflows set execution_visibility = 'private'");
  });
});

describe('the view', () => {
  test('is the fold of the events over the version that ran, and agrees with the list', async () => {
    const { id, workflowId } = await seedJournal(
      tested.database,
      [started({ input: { to: '+1' } }), completed({ output: 5 }), { type: 'execution.completed', output: { done: true } }],
      { versions: [GRAPH], input: { n: 1 } },
    );
    const view = await getExecutionView(client, bob, id);
    expect(view).toMatchObject({
      id,
      workflowId,
      status: 'success',
      closeReason: 'completed',
      output: { done: true },
      input: { n: 1 },
      seq: 4,
    });
    expect(view.nodes[1]).toMatchObject({
      visit: 'a',
      label: 'Send',
      actionType: 'sms/send',
      status: 'success',
      input: { to: '+1' },
      output: 5,
    });
    const { nodes: _nodes, edges: _edges, ...rest } = view;
    const [summary] = (await listExecutions(client, bob, { workflowId, limit: 1 })).items;
    // the row's end is written a moment after its event
    expect({ ...summary, endedAt: null }).toEqual({ ...rest, endedAt: null });
  });

  test('is there for an execution whose stored graph is none', async () => {
    for (const versions of [[{}], [{ nodes: [1, { id: 'x' }], edges: [{}] }]]) {
      const { id, workflowId } = await seedJournal(tested.database);
      await client.query('update perdure.workflow_versions set graph = $2 where workflow_id = $1', [
        workflowId,
        JSON.stringify(versions[0]),
      ]);
      expect((await getExecutionView(client, bob, id)).status).toBe('running');
      expect((await getExecutionGraph(client, bob, id)).edges).toEqual([]);
    }
  });
});

describe('values', () => {
  test('are whole where views show only sizes, and references are never shown', async () => {
    const large = { text: 'x'.repeat(10_000) };
    const { id, workflowId } = await seedJournal(
      tested.database,
      [started({ inputBytes: 10_011, inputRef: 'i1' }), completed({ outputBytes: 10_011, outputRef: 'o1' })],
      {
        input: large,
      },
    );
    await keep(id, 'i1', { in: 1 });
    await keep(id, 'o1', { out: 1 });
    expect(await getExecutionInput(client, bob, id)).toEqual(large);
    expect(await getNodeInput(client, bob, id, 'a')).toEqual({ in: 1 });
    expect(await getNodeOutput(client, bob, id, 'a')).toEqual({ out: 1 });
    expect(await codeOf(getExecutionOutput(client, bob, id))).toBe('NOT_FOUND');
    expect(await codeOf(getNodeOutput(client, bob, id, 'nope\0'))).toBe('NOT_FOUND');
    const { events } = await getExecutionEvents(client, bob, id, { after: 0, limit: 500 });
    expect(JSON.stringify(events)).not.toMatch(/Ref|"[io]1"/);
    expect(events[1]).toMatchObject({ seq: 2, type: 'node.started', inputBytes: 10_011 });
    const [summary] = (await listExecutions(client, bob, { workflowId, limit: 1 })).items;
    expect([summary?.inputBytes, summary && 'input' in summary]).toEqual([10_011, false]);
  });

  test('of a trigger are computed from the input', async () => {
    const { id } = await seedJournal(
      tested.database,
      [{ type: 'node.completed', visit: 't', nodeId: 't', edges: {}, outputBytes: 5_000, outputRef: 'trigger' }],
      {
        input: { triggered: 'mine', n: 1 },
      },
    );
    const view = await getExecutionView(client, bob, id);
    expect(await getNodeOutput(client, bob, id, 't')).toEqual({ triggered: 'mine', timestamp: Date.parse(view.startedAt), n: 1 });
  });

  test('of an ended execution: a large output, and null for one that failed', async () => {
    const { id } = await seedJournal(tested.database, [{ type: 'execution.completed', outputBytes: 9_000, outputRef: 'end' }]);
    await keep(id, 'end', ['all of it']);
    expect(await getExecutionOutput(client, bob, id)).toEqual(['all of it']);
    const failed = await seedJournal(tested.database, [{ type: 'execution.failed', error: { message: 'm', code: 'STEP_FAILED' } }]);
    expect(await getExecutionOutput(client, bob, failed.id)).toBeNull();
  });

  test('of a node that runs again are not those of before, and what a reset voided is gone', async () => {
    const { id } = await seedJournal(tested.database, [started({ input: 1 }), completed({ output: 1 }), started({ input: 2 })]);
    expect(await getNodeInput(client, bob, id, 'a')).toBe(2);
    expect(await codeOf(getNodeOutput(client, bob, id, 'a'))).toBe('NOT_FOUND');
    const log = (message: string): JournalBody => ({
      type: 'node.log',
      visit: 'a',
      nodeId: 'a',
      line: { at: 'now', level: 'info', message },
    });
    const reset = await seedJournal(tested.database, [
      log('stays'),
      completed({ output: 'old' }),
      log('void'),
      { type: 'execution.started', cause: 'reset', base: 2 },
      log('new'),
    ]);
    expect(await codeOf(getNodeOutput(client, bob, reset.id, 'a'))).toBe('NOT_FOUND');
    expect((await getNodeLogs(client, bob, reset.id, 'a', { after: 0, limit: 10 })).lines.map(({ message }) => message)).toEqual([
      'stays',
      'new',
    ]);
    const twice = await seedJournal(tested.database, [
      completed({ output: 'first' }),
      { type: 'execution.started', cause: 'reset', base: 1 },
      // a second reset of the first run voids the first reset itself
      { type: 'execution.started', cause: 'reset', base: 2 },
    ]);
    expect(await getNodeOutput(client, bob, twice.id, 'a')).toBe('first');
  });
});

test('events and logs come in pages, each once', async () => {
  const lines = Array.from(
    { length: 7 },
    (_, n): JournalBody => ({ type: 'node.log', visit: 'a', nodeId: 'a', line: { at: 'now', level: 'info', message: `${n}` } }),
  );
  const { id } = await seedJournal(tested.database, lines);
  const seqs: number[] = [];
  for (let after = 0, page = 0; page < 4; page += 1) {
    const { events, next } = await getExecutionEvents(client, bob, id, { after, limit: 3 });
    seqs.push(...events.map(({ seq }) => seq));
    after = next;
  }
  expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(await getExecutionEvents(client, bob, id, { after: 99, limit: 3 })).toEqual({ events: [], next: 99 });
  const first = await getNodeLogs(client, bob, id, 'a', { after: 0, limit: 4 });
  const second = await getNodeLogs(client, bob, id, 'a', { after: first.next, limit: 4 });
  expect([...first.lines, ...second.lines].map(({ message }) => message)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
});

test('the graph holds what drawing needs and no config', async () => {
  const { id } = await seedJournal(tested.database, [], { versions: [GRAPH] });
  expect(await getExecutionGraph(client, bob, id)).toEqual({
    nodes: [
      { id: 't', type: 'trigger', label: 't', position: { x: 0, y: 0 }, parentId: null, enabled: true },
      { id: 'a', type: 'action', label: 'Send', position: { x: 0, y: 0 }, parentId: null, actionType: 'sms/send', enabled: false },
    ],
    edges: [{ id: 'e', source: 't', target: 'a', sourceHandle: null }],
  });
});

describe('the list', () => {
  test('is newest first, in pages without gap or repeat, and filters', async () => {
    const made = [];
    for (let n = 0; n < 5; n += 1)
      made.push(
        await seedJournal(tested.database, n === 0 ? [{ type: 'execution.paused' }] : [], {
          userName: 'erin',
          runsAs: n < 4 ? 'erin' : 'frank',
        }),
      );
    const erin = as('erin');
    const all = (await listExecutions(client, erin, { limit: 50 })).items;
    expect(all.map(({ id }) => id)).toEqual(made.map(({ id }) => id).reverse());
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: { id: string }[]; nextCursor: string | null } = await listExecutions(client, erin, {
        limit: 2,
        ...(cursor === null ? {} : { cursor }),
      });
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(paged).toEqual(all.map(({ id }) => id));
    const idsOf = async (filter: object) => (await listExecutions(client, erin, { limit: 50, ...filter })).items.map(({ id }) => id);
    expect(await idsOf({ status: 'paused' })).toEqual([made[0]?.id]);
    expect(await idsOf({ user: 'frank' })).toEqual([made[4]?.id]);
    expect(await idsOf({ user: '\0' })).toEqual([]);
    expect(await idsOf({ workflowId: made[2]?.workflowId })).toEqual([made[2]?.id]);
    const [, , third] = all;
    const at = new Date(third?.startedAt ?? 0);
    expect(await idsOf({ from: at })).toEqual(all.slice(0, 3).map(({ id }) => id));
    expect(await idsOf({ to: at })).toEqual(all.slice(3).map(({ id }) => id));
    expect(await codeOf(listExecutions(client, erin, { limit: 2, cursor: 'made up' }))).toBe('INVALID_REQUEST');
  });
});
