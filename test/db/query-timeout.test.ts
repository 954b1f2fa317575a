import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDatabase } from '../../db/open-database.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let tested: TestDatabase;
beforeAll(async () => {
  tested = await createTestDatabase({ empty: true });
}, 60_000);
afterAll(() => tested.drop());

test('a query without an answer fails in time, and its connection is given to nobody else', async () => {
  const database = openDatabase({ databaseUrl: tested.url, max: 1, queryTimeoutMs: 200 });
  for (let i = 0; i < 2; i += 1) {
    await expect(database.transaction((client) => client.query('select pg_sleep(1)'))).rejects.toThrow('Query read timeout');
    await expect(database.client.query('select pg_sleep(1)')).rejects.toThrow('Query read timeout');
    expect((await database.client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  }
  await database.close();
  const patient = openDatabase({ databaseUrl: tested.url, queryTimeoutMs: null });
  await patient.client.query('select pg_sleep(0.3)');
  await patient.close();
});

test('a deadline covers connecting and working, and closes the connection that it cuts off', async () => {
  const database = openDatabase({ databaseUrl: tested.url, max: 1 });
  const backend = async () => (await database.client.query('select pg_backend_pid() as pid')).rows[0]?.pid;
  const before = await backend();
  const late = { code: 'UNAVAILABLE', message: 'PostgreSQL did not answer within 0.2 s.' };
  await expect(database.withClient((client) => client.query('select pg_sleep(1)'), { withinMs: 200 })).rejects.toMatchObject(late);
  expect(await backend()).not.toBe(before);
  let free = () => {};
  const busy = database.withClient(() => new Promise<void>((resolve) => (free = resolve)));
  await expect(database.withClient(async () => 'never', { withinMs: 200 })).rejects.toMatchObject(late);
  free();
  await busy;
  expect(await database.withClient(async () => 'done', { withinMs: 5_000 })).toBe('done');
  await database.close();
});
