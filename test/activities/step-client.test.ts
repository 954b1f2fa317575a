import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { journalApply } from '../../db/statements/journal-apply.ts';
import { createStepStand, type StepStand } from './step-stand.ts';

let stand: StepStand;
beforeAll(async () => {
  stand = await createStepStand();
  await stand.db.database.client.query('create table effects (tag text primary key deferrable initially deferred)');
});
beforeEach(() => stand.db.database.client.query('truncate effects'));
afterAll(() => stand.close());

const insert = 'insert into effects (tag) values ($1)';
const effects = async () => (await stand.db.database.client.query('select tag from effects order by tag')).rows.map(({ tag }) => tag);

describe('what a step writes through its client', () => {
  test('is there with its outcome', async () => {
    const visit = await stand.visit(async (_input, { client }) => {
      await client.query(insert, ['a']);
      return (await client.query('select tag from effects')).rows;
    });
    expect(await visit.attempt()).toMatchObject({ outcome: { status: 'success', output: { value: [{ tag: 'a' }] } } });
    expect(await effects()).toEqual(['a']);
  });

  test('is not there when it fails, and another attempt begins anew', async () => {
    const visit = await stand.visit(async (_input, { client, attempt }) => {
      await client.query(insert, [`${attempt}`]);
      if (attempt === 1) throw new Error('not yet');
      return null;
    });
    expect(await visit.attempt()).toMatchObject({ again: { message: 'not yet' } });
    expect(await effects()).toEqual([]);
    await visit.attempt();
    expect(await effects()).toEqual(['2']);
  });

  test('is undone when an outcome stands already, which is returned', async () => {
    const visit = await stand.visit(async (_input, { client }) => {
      await client.query(insert, ['late']);
      const failure = { code: 'CANCELLED', message: 'settled meanwhile', nodeId: 'a' };
      const body = { type: 'node.failed' as const, visit: 'a', nodeId: 'a', error: failure, handled: false, edges: {} };
      const entry = { key: 'a:end', body };
      const settle = { kind: 'settle' as const, visit: 'a', nodeId: 'a', outcome: { status: 'error' as const, failure } };
      await journalApply(stand.db.database.client, [{ executionId: visit.executionId, ...settle, end: entry, endStopping: entry }]);
      return 'too late';
    });
    expect(await visit.attempt()).toMatchObject({ outcome: { status: 'error', failure: { message: 'settled meanwhile' } } });
    expect(await effects()).toEqual([]);
  });

  test('cannot be committed after a statement that failed, though the step went on: the attempt fails and says why', async () => {
    const visit = await stand.visit(
      async (_input, { client }) => {
        await client.query(insert, ['a']);
        await client.query('select no_such_column from effects').catch(() => undefined);
        return 'as if nothing had been';
      },
      { maximumAttempts: 2 },
    );
    const message = expect.stringMatching(/could not be committed: .*no_such_column/);
    expect(await visit.attempt()).toMatchObject({ again: { message } });
    expect(await visit.attempt()).toMatchObject({ outcome: { failure: { attempts: 2, message } } });
    expect(await effects()).toEqual([]);
  });

  test('may be refused by a constraint at the commit itself: the attempt fails of it', async () => {
    const visit = await stand.visit(
      async (_input, { client }) => {
        await client.query(insert, ['twice']);
        await client.query(insert, ['twice']);
        return null;
      },
      { maximumAttempts: 1 },
    );
    expect(await visit.attempt()).toMatchObject({ outcome: { failure: { code: '23505', message: expect.stringContaining('committed') } } });
    expect(await effects()).toEqual([]);
  });

  test.each(['commit', ' /* my own */ BEGIN', 'rollback', 'end;', '-- x\nstart transaction', 'abort'])(
    'stays in one transaction: "%s" is refused',
    async (statement) => {
      const visit = await stand.visit(
        async (_input, { client }) => {
          await client.query(insert, ['a']);
          await client.query(statement);
        },
        { maximumAttempts: 1 },
      );
      expect(await visit.attempt()).toMatchObject({ outcome: { failure: { message: expect.stringContaining('savepoint') } } });
      expect(await effects()).toEqual([]);
    },
  );

  test('may be undone in part, to a savepoint', async () => {
    const visit = await stand.visit(async (_input, { client }) => {
      await client.query(insert, ['kept']);
      await client.query('savepoint s');
      await client.query('select 1/0').catch(() => client.query('rollback to savepoint s'));
      return null;
    });
    expect(await visit.attempt()).toMatchObject({ outcome: { status: 'success' } });
    expect(await effects()).toEqual(['kept']);
  });
});

describe('the client', () => {
  test('is of no use after the end of its step', async () => {
    let leaked: (() => Promise<unknown>) | undefined;
    const visit = await stand.visit(async (_input, { client }) => {
      leaked = () => client.query(insert, ['leaked']);
      return null;
    });
    await visit.attempt();
    await expect(leaked?.()).rejects.toThrow('has ended');
    expect(await effects()).toEqual([]);
  });

  test('does not hold an attempt beyond its timeout: the running statement is broken off, its locks go', async () => {
    const visit = await stand.visit(
      async (_input, { client, attempt }) => {
        await client.query('lock table effects');
        if (attempt === 1) await client.query('select pg_sleep(60)');
        return 'free';
      },
      { timeoutMs: 300 },
    );
    const began = performance.now();
    expect(await visit.attempt()).toMatchObject({ again: { type: 'STEP_TIMEOUT' } });
    expect(await visit.attempt()).toMatchObject({ outcome: { status: 'success' } });
    expect(performance.now() - began).toBeLessThan(4_000);
  });

  test.each(['in the step', 'at the commit'])('whose connection breaks %s uses up no attempt and leaves nothing', async (where) => {
    const visit = await stand.visit(
      async (_input, { client, attempt }) => {
        const { rows } = await client.query(`${insert} returning pg_backend_pid() as pid`, [`${attempt}`]);
        if (attempt > 1) return attempt;
        await stand.db.database.client.query('select pg_terminate_backend($1::integer)', [rows[0].pid]);
        // a statement of the step's, or the wrapper's, meets the broken connection
        if (where === 'in the step') await client.query('select 1');
        return attempt;
      },
      { maximumAttempts: 1 },
    );
    expect(await visit.attempt()).toMatchObject({ again: expect.anything() });
    expect(await effects()).toEqual([]);
    expect(await visit.attempt()).toMatchObject({ outcome: { status: 'success', output: { value: 2 } } });
    expect(await effects()).toEqual(['2']);
  });
});
