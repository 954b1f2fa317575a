import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JournalEntry } from '../../common/execution/journal-event.ts';
import { type JournalOperation, type JournalResult, journalApply, type Writer } from '../../db/statements/journal-apply.ts';
import { seedJournal } from '../support/seed-journal.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { eventsOf, rowOf } from './stored-rows.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

/** An execution with its first event, as a trigger leaves it. */
const seedExecution = async () => (await seedJournal(db.database)).id;

async function one(operation: JournalOperation): Promise<JournalResult> {
  const [result] = await journalApply(db.database.client, [operation]);
  if (!result) throw new Error('no result');
  return result;
}

const writer = (executionId: string, epoch = 'r1', parentEpoch = 'r1', originalRunId = 'r1'): Writer => ({
  executionId,
  epoch,
  originalRunId,
  temporalId: executionId,
  parentEpoch,
  base: 0,
});
const skipped = (nodeId: string): JournalEntry => ({
  key: `${nodeId}:end`,
  at: '2026-01-01T00:00:00.000Z',
  body: { type: 'node.skipped', visit: nodeId, nodeId, reason: 'r', edges: {} },
});
const end = (nodeId: string, output: unknown = null): JournalEntry => ({
  key: `${nodeId}:end`,
  body: { type: 'node.completed', visit: nodeId, nodeId, edges: { e: 'taken' }, output: output as never },
});
const stopEnd = (nodeId: string): JournalEntry => ({
  key: `${nodeId}:end`,
  body: { type: 'node.completed', visit: nodeId, nodeId, edges: {} },
});
const claim = (w: Writer, nodeId = 'a', maximumAttempts = 3): JournalOperation => ({
  ...w,
  kind: 'claim',
  claim: randomUUID(),
  visit: nodeId,
  nodeId,
  maximumAttempts,
  input: { value: { z: 1, a: 2 } },
  handled: true,
  errorEdges: { h: 'taken' },
});
const settle = (w: Writer, nodeId = 'a', output: unknown = 1): JournalOperation => ({
  ...w,
  kind: 'settle',
  visit: nodeId,
  nodeId,
  outcome: { status: 'success', output: { value: output as never } },
  end: end(nodeId, output),
  endStopping: stopEnd(nodeId),
});
const failure = { code: 'STEP_FAILED', message: 'no', nodeId: 'a', attempts: 1 };
const retry = (w: Writer, attempt: number, counts = true): JournalOperation => ({
  ...w,
  kind: 'retry',
  visit: 'a',
  nodeId: 'a',
  attempt,
  counts,
  failure,
  retrying: { key: `a:retry:${attempt}`, body: { type: 'node.retrying', visit: 'a', nodeId: 'a', attempt, error: failure } },
  endStopping: { key: 'a:end', body: { type: 'node.failed', visit: 'a', nodeId: 'a', error: failure, handled: false, edges: {} } },
});
const stop = (w: Writer, code: 'STOPPED' | 'CANCELLED' = 'STOPPED'): JournalOperation => ({
  ...w,
  kind: 'stop',
  code,
  message: 'stopped',
  visits: [{ visit: 'a', nodeId: 'a' }],
});
const completed: JournalEntry = { key: 'end', body: { type: 'execution.completed', output: { b: 1, a: 2 } } };

describe('entries', () => {
  test('written twice are there once, and seq has no gap', async () => {
    const id = await seedExecution();
    const journal = [skipped('x'), skipped('y')];
    expect((await one({ ...writer(id), kind: 'append', journal })).seq).toBe(3);
    expect((await one({ ...writer(id), kind: 'append', journal: [...journal, skipped('z')] })).seq).toBe(4);
    expect((await eventsOf(db.database, id)).map(({ seq, key }) => [seq, key])).toEqual([
      [1, 'execution.started'],
      [2, 'x:end'],
      [3, 'y:end'],
      [4, 'z:end'],
    ]);
  });

  test('set the status columns that follow from them', async () => {
    const id = await seedExecution();
    await one({ ...writer(id), kind: 'append', journal: [{ key: 'execution.paused:1', body: { type: 'execution.paused' } }] });
    expect(await rowOf(db.database, id)).toMatchObject({ status: 'paused' });
    await one({ ...writer(id), kind: 'append', journal: [{ key: 'execution.resumed:1', body: { type: 'execution.resumed' } }] });
    expect(await rowOf(db.database, id)).toMatchObject({ status: 'running' });
  });

  test('concurrent writers of the same executions neither deadlock nor leave holes', async () => {
    const ids = await Promise.all([seedExecution(), seedExecution(), seedExecution()]);
    const batch = (n: number) =>
      journalApply(
        db.database.client,
        [...ids]
          .sort(() => (n % 2 ? 1 : -1))
          .map((id) => ({ ...writer(id), kind: 'append' as const, journal: [skipped(`n${n}`), skipped('same')] })),
      );
    await Promise.all(Array.from({ length: 40 }, (_, n) => batch(n)));
    for (const id of ids) {
      const events = await eventsOf(db.database, id);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
      expect(events).toHaveLength(42);
    }
  });

  test('mark the execution as stuck once, until the next event', async () => {
    const id = await seedExecution();
    const entry = (key: string): JournalEntry => ({
      key,
      body: { type: 'execution.stuck', code: 'ACTION_MISSING', message: 'm', nodeId: 'a' },
    });
    await one({ ...writer(id), kind: 'stuck', entry: entry('s1') });
    await one({ ...writer(id), kind: 'stuck', entry: entry('s2') });
    expect((await eventsOf(db.database, id)).map(({ key }) => key)).toEqual(['execution.started', 's1']);
    expect(await rowOf(db.database, id)).toMatchObject({ stuck: { code: 'ACTION_MISSING', nodeId: 'a' } });
    await one({ ...writer(id), kind: 'append', journal: [skipped('x')] });
    expect(await rowOf(db.database, id)).toMatchObject({ stuck: null });
  });
});

describe('attempts', () => {
  test('are numbered and counted; the input keeps the order of its keys', async () => {
    const id = await seedExecution();
    const w = writer(id);
    expect(await one(claim(w))).toMatchObject({ attempt: 1, counted: 1, generation: 0, outcome: null, fence: 'current' });
    await one(retry(w, 1));
    expect(await one(claim(w))).toMatchObject({ attempt: 2, counted: 2 });
    const events = await eventsOf(db.database, id);
    expect(events.map(({ key }) => key)).toEqual(['execution.started', 'a:start:1', 'a:retry:1', 'a:start:2']);
    expect(JSON.stringify(events[1]?.body)).toContain('"input":{"z":1,"a":2}');
  });

  test('that a graceful stop aborted do not count', async () => {
    const id = await seedExecution();
    const w = writer(id);
    await one(claim(w, 'a', 1));
    await one(retry(w, 1, false));
    expect(await one(claim(w, 'a', 1))).toMatchObject({ attempt: 2, counted: 1, outcome: null });
  });

  test('whose worker died count; the last one leaves an unknown outcome that takes the error handle', async () => {
    const id = await seedExecution();
    const w = writer(id);
    await one(claim(w, 'a', 2));
    expect(await one(claim(w, 'a', 2))).toMatchObject({ attempt: 2, outcome: null });
    const last = await one(claim(w, 'a', 2));
    expect(last.outcome).toMatchObject({ status: 'error', failure: { code: 'OUTCOME_UNKNOWN', attempts: 2 } });
    const events = await eventsOf(db.database, id);
    expect(events.map(({ type }) => type)).toEqual(['execution.started', 'node.started', 'node.retrying', 'node.started', 'node.failed']);
    expect(events.at(-1)?.body).toMatchObject({ handled: true, edges: { h: 'taken' }, error: { code: 'OUTCOME_UNKNOWN' } });
  });

  test('of an earlier worker that report late change nothing', async () => {
    const id = await seedExecution();
    const w = writer(id);
    await one(claim(w));
    await one(claim(w));
    expect((await one(retry(w, 1))).fresh).toBe(false);
    expect(await rowOf(db.database, id)).toMatchObject({ seq: 4 });
  });
});

describe('outcomes', () => {
  test('the first one stands; later ones are told it', async () => {
    const id = await seedExecution();
    const w = writer(id);
    await one(claim(w));
    expect(await one(settle(w, 'a', 'first'))).toMatchObject({ fresh: true });
    expect(await one(settle(w, 'a', 'second'))).toMatchObject({ fresh: false, outcome: { status: 'success', output: { value: 'first' } } });
    expect(await one(claim(w))).toMatchObject({ outcome: { output: { value: 'first' } } });
    expect((await eventsOf(db.database, id)).filter(({ type }) => type === 'node.completed')).toHaveLength(1);
  });

  test('large values are stored with the outcome that stands only', async () => {
    const id = await seedExecution();
    const w = writer(id);
    const values = (ref: string) => [{ ref, value: 'v', bytes: 3 }];
    await one({ ...settle(w), values: values('one') });
    await one({ ...settle(w), values: values('two') });
    const { rows } = await db.database.client.query(
      `select ref from ${db.database.client.schema}.execution_values where execution_id = $1::uuid`,
      [id],
    );
    expect(rows).toEqual([{ ref: 'one' }]);
  });
});

describe('a stopping run', () => {
  test('settles what has no attempt in flight and claims nothing more', async () => {
    const id = await seedExecution();
    const w = writer(id);
    expect((await one(stop(w))).failures).toMatchObject({ a: { code: 'STOPPED' } });
    expect((await one(claim(w))).outcome).toMatchObject({ failure: { code: 'STOPPED' } });
    expect((await one(claim(w, 'b'))).outcome).toMatchObject({ failure: { code: 'STOPPED' } });
  });

  test('lets an attempt in flight end, turns its retry into its final failure, and follows no edge', async () => {
    const id = await seedExecution();
    const w = writer(id);
    await one(claim(w));
    expect((await one(stop(w))).failures).toEqual({});
    expect((await one(retry(w, 1))).outcome).toMatchObject({ status: 'error', failure: { code: 'STEP_FAILED' } });
    expect((await eventsOf(db.database, id)).at(-1)).toMatchObject({ type: 'node.failed', body: { handled: false, edges: {} } });
  });

  test('ends a node between two attempts with its own failure', async () => {
    const id = await seedExecution();
    const w = writer(id);
    await one(claim(w));
    await one(retry(w, 1));
    expect((await one(stop(w))).failures).toMatchObject({ a: { code: 'STEP_FAILED', message: 'no' } });
  });

  test('records a success of an attempt in flight without its edges', async () => {
    const id = await seedExecution();
    const w = writer(id);
    await one(claim(w));
    await one(stop(w, 'CANCELLED'));
    await one(settle(w));
    expect((await eventsOf(db.database, id)).at(-1)).toMatchObject({ type: 'node.completed', body: { edges: {} } });
  });
});

describe('the end', () => {
  test('is compare and set: the first stands, nothing follows it', async () => {
    const id = await seedExecution();
    const w = writer(id);
    expect(await one({ ...w, kind: 'end', terminal: completed })).toMatchObject({
      status: 'success',
      closeReason: 'completed',
      fresh: true,
    });
    const late: JournalEntry = { key: 'end2', body: { type: 'execution.failed', error: { message: 'm', code: 'STEP_FAILED' } } };
    expect(await one({ ...w, kind: 'end', terminal: late })).toMatchObject({
      status: 'success',
      closeReason: 'completed',
      fresh: false,
      fence: 'ended',
    });
    await one({ ...w, kind: 'append', journal: [skipped('x')] });
    expect((await eventsOf(db.database, id)).map(({ type }) => type)).toEqual(['execution.started', 'execution.completed']);
    expect(JSON.stringify((await rowOf(db.database, id)).output)).toBe('{"b":1,"a":2}');
  });

  test('is timed by its event', async () => {
    const id = await seedExecution();
    await one({ ...writer(id), kind: 'end', terminal: completed });
    const { client } = db.database;
    const { rows } = await client.query(
      `select e.ended_at = x.at as same from ${client.schema}.executions e
       join ${client.schema}.execution_events x on x.execution_id = e.id and x.seq = e.seq where e.id = $1::uuid`,
      [id],
    );
    expect(rows).toEqual([{ same: true }]);
  });

  test('keeps the memo of a step that reports after it', async () => {
    const id = await seedExecution();
    const w = writer(id);
    await one(claim(w));
    await one({
      executionId: id,
      kind: 'end',
      terminal: { key: 'end', body: { type: 'execution.terminated', error: { message: 'm', code: 'TERMINATED' } } },
    });
    expect(await one(settle(w))).toMatchObject({ fresh: true, fence: 'ended', outcome: { status: 'success' } });
    expect((await eventsOf(db.database, id)).at(-1)?.type).toBe('execution.terminated');
  });
});

describe('the fence', () => {
  test('takes an epoch that descends from a known one for a reset: the next run begins', async () => {
    const id = await seedExecution();
    await one(claim(writer(id)));
    await one(settle(writer(id)));
    await one({ ...writer(id), kind: 'end', terminal: completed });
    const reset = { ...writer(id, 'r2'), base: 3 };
    expect(await one(claim(reset, 'b'))).toMatchObject({ fence: 'current', run: 2, attempt: 1 });
    expect(await rowOf(db.database, id)).toMatchObject({ status: 'running', run: 2, ended_at: null, close_reason: null, output: null });
    const events = await eventsOf(db.database, id);
    expect(events.at(-2)).toMatchObject({ run: 2, type: 'execution.started', body: { cause: 'reset', base: 3 } });
    // what the old run still has to say is not journalled
    expect(await one({ ...writer(id), kind: 'append', journal: [skipped('late')] })).toMatchObject({ fence: 'stale' });
    expect(await eventsOf(db.database, id)).toHaveLength(events.length);
  });

  test('marks the execution as dispatched, should its dispatcher have died before it could', async () => {
    const id = await seedExecution();
    expect(await rowOf(db.database, id)).toMatchObject({ dispatched_at: null });
    await one(claim(writer(id)));
    expect(await rowOf(db.database, id)).toMatchObject({ dispatched_at: expect.any(Date), temporal_id: id, epoch: 'r1' });
  });

  test('refuses a second start that descends from none', async () => {
    const id = await seedExecution();
    await one(claim(writer(id)));
    expect(await one(claim(writer(id, 'other', 'other', 'other')))).toMatchObject({ fence: 'superseded' });
    expect(await one({ ...writer('00000000-0000-4000-8000-000000000000'), kind: 'append' })).toMatchObject({ fence: 'missing' });
  });
});
