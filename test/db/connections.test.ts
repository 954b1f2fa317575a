import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { listen } from '../../db/listen.ts';
import { openDatabase } from '../../db/open-database.ts';
import { eventually } from '../support/eventually.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { startTestPostgres } from '../support/test-postgres.ts';

let tested: TestDatabase;
beforeAll(async () => {
  tested = await createTestDatabase({ empty: true });
}, 60_000);
afterAll(() => tested.drop());

async function kill(applicationName: string): Promise<void> {
  await tested.database.client.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [
    applicationName,
  ]);
}

describe('a database', () => {
  test('commits what succeeds, rolls back what throws, and gives every connection back', async () => {
    const database = openDatabase({ databaseUrl: tested.url, max: 1 });
    await database.client.query('create table things (n int)');
    await database.transaction((client) => client.query('insert into things values (1)'));
    const failure = new Error('mine');
    for (let i = 0; i < 3; i += 1) {
      await expect(
        database.transaction(async (client) => {
          await client.query('insert into things values (2)');
          throw failure;
        }),
      ).rejects.toBe(failure);
      await expect(database.transaction((client) => client.query('nonsense'))).rejects.toMatchObject({ code: '42601' });
    }
    expect((await database.client.query('select n from things')).rows).toEqual([{ n: 1 }]);
    await database.close();
  });

  test('opens nothing before the first query, and says what is missing', async () => {
    await openDatabase({ databaseUrl: 'postgres://127.0.0.1:9/none' }).close();
    expect(() => openDatabase({})).toThrow(expect.objectContaining({ code: 'NOT_CONFIGURED' }));
    expect(() => openDatabase({ databaseUrl: tested.url, schema: 'a b' })).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });

  test('survives the death of its connections, idle and in use', async () => {
    const errors: string[] = [];
    const database = openDatabase({
      databaseUrl: tested.url,
      applicationName: 'dies',
      onConnectionError: ({ message }) => errors.push(message),
    });
    await database.client.query('select 1');
    await kill('dies');
    await eventually(() => errors.length > 0);
    await expect(
      database.transaction(async (client) => {
        await client.query('select 1');
        await kill('dies');
        await client.query('select 1');
      }),
    ).rejects.toThrow();
    expect((await database.client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await database.close();
  });

  test('leaves a pool that it was given open', async () => {
    const pool = new pg.Pool({ connectionString: tested.url });
    const database = openDatabase({ pool, schema: 'other' });
    expect(database.client.schema).toBe('"other"');
    await database.withClient((client) => client.query('select 1'));
    await database.close();
    await pool.query('select 1');
    await pool.end();
  });
});

describe('listening', () => {
  test('hears its channels, and after a lost connection is told to catch up and hears again', async () => {
    const heard: string[] = [];
    let connects = 0;
    const errors: unknown[] = [];
    const listener = listen({
      databaseUrl: tested.url,
      applicationName: 'hears',
      channels: { one: (payload) => heard.push(`one ${payload}`), 'Two"': (payload) => heard.push(`two ${payload}`) },
      onConnect: () => {
        connects += 1;
      },
      onError: (error) => errors.push(error),
    });
    const notify = (channel: string, payload: string) => tested.database.client.query('select pg_notify($1, $2)', [channel, payload]);
    await eventually(() => connects === 1);
    await notify('one', 'a');
    await notify('Two"', 'b');
    await notify('three', 'c');
    await eventually(() => heard.length === 2);
    await kill('hears');
    await eventually(() => connects === 2);
    expect(errors.length).toBeGreaterThan(0);
    await notify('one', 'd');
    await eventually(() => heard.length === 3);
    expect(heard).toEqual(['one a', 'two b', 'one d']);
    await listener.stop();
  });

  test('goes on through a restart of the server, and stops while that is away', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'perdure-listen-'));
    const first = await startTestPostgres(join(folder, 'data'), { durable: true });
    let connects = 0;
    const errors: unknown[] = [];
    const options = {
      databaseUrl: first.url,
      channels: {},
      onConnect: () => {
        connects += 1;
      },
      onError: (error: unknown) => errors.push(error),
    };
    const listener = listen(options);
    try {
      await eventually(() => connects === 1);
      await first.stop();
      await eventually(() => errors.length > 1);
      const second = await startTestPostgres(join(folder, 'data'), { durable: true, port: Number(new URL(first.url).port) });
      await eventually(() => connects === 2, { timeoutMs: 15_000 });
      await second.stop();
      const before = errors.length;
      await eventually(() => errors.length > before);
    } finally {
      await listener.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }, 40_000);
});
