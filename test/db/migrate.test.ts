import { afterEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { checkSchema } from '../../db/check-schema.ts';
import { migrate } from '../../db/migrate.ts';
import { migrationNames } from '../../db/migrations-folder.ts';
import { openDatabase } from '../../db/open-database.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const databases: TestDatabase[] = [];
afterEach(async () => {
  for (const database of databases.splice(0)) await database.drop();
});

async function empty(): Promise<TestDatabase> {
  const database = await createTestDatabase({ empty: true });
  databases.push(database);
  return database;
}

async function check(databaseUrl: string, schema?: string): Promise<unknown> {
  const database = openDatabase({ databaseUrl, ...(schema === undefined ? {} : { schema }) });
  try {
    await checkSchema(database.client);
    return 'fits';
  } catch (error) {
    return error;
  } finally {
    await database.close();
  }
}

async function run(databaseUrl: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

describe('migrate', () => {
  test('makes every table in the schema, says what it did, and does nothing the second time', async () => {
    const { url } = await empty();
    const lines: string[] = [];
    const names = await migrationNames();
    expect(names.length).toBeGreaterThan(2);
    expect(await migrate({ databaseUrl: url, log: (line) => lines.push(line) })).toEqual(names);
    expect(lines).toEqual(names.map((name) => `applied ${name}`));
    expect(await migrate({ databaseUrl: url })).toEqual([]);
    expect(await check(url)).toBe('fits');
    const { rows } = await run(
      url,
      "select distinct table_schema from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')",
    );
    expect(rows).toEqual([{ table_schema: 'perdure' }]);
  });

  test('takes another schema, which the functions keep to wherever they are called from', async () => {
    const { url } = await empty();
    await migrate({ databaseUrl: url, schema: 'Work_flows' });
    expect(await check(url, 'Work_flows')).toBe('fits');
    expect(await check(url)).toMatchObject({ code: 'SCHEMA_MISSING' });
    const { rows } = await run(
      url,
      `select "Work_flows".journal_apply('[{"executionId":"00000000-0000-4000-8000-000000000000","kind":"append"}]') as results`,
    );
    expect(rows[0].results).toMatchObject([{ fence: 'missing' }]);
  });

  test('several at once wait for each other', async () => {
    const { url } = await empty();
    const applied = await Promise.all(Array.from({ length: 4 }, () => migrate({ databaseUrl: url })));
    expect(applied.flat()).toEqual(await migrationNames());
  });

  test('works in a schema that somebody else made, without the right to make one', async () => {
    const { url } = await empty();
    await run(url, "create schema perdure; create role modest login password 'modest'; grant all on schema perdure to modest");
    const modest = new URL(url);
    modest.username = 'modest';
    modest.password = 'modest';
    try {
      expect(await migrate({ databaseUrl: modest.href })).toHaveLength((await migrationNames()).length);
    } finally {
      await run(url, 'drop owned by modest; drop role modest');
    }
  });

  test('that fails names the file and what PostgreSQL says, leaves nothing of it behind, and can be run again', async () => {
    const { url } = await empty();
    await run(url, 'create schema perdure; create table perdure.execution_events (n int)');
    await expect(migrate({ databaseUrl: url })).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: 'Migration 0002_executions.sql failed in schema perdure: relation "execution_events" already exists (SQLSTATE 42P07).',
    });
    await run(url, 'drop table perdure.execution_events');
    expect((await migrate({ databaseUrl: url }))[0]).toBe('0002_executions');
  });

  test('without the right to make the schema says so', async () => {
    const { url } = await empty();
    await run(url, "create role humble login password 'humble'");
    const humble = new URL(url);
    Object.assign(humble, { username: 'humble', password: 'humble' });
    try {
      await expect(migrate({ databaseUrl: humble.href })).rejects.toMatchObject({
        code: 'MIGRATION_FAILED',
        message: expect.stringMatching(/^Schema perdure cannot be prepared for migrations: permission denied for database /),
      });
    } finally {
      await run(url, 'drop role humble');
    }
  });

  test.each(['', '1st', 'a b', 'x"; drop', 'p'.repeat(64)])('refuses %j as a schema', async (schema) => {
    await expect(migrate({ databaseUrl: 'postgres://127.0.0.1:9/none', schema })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});

describe('the check of the schema', () => {
  test('says what is missing, too old and too new, naming database, schema and migrations', async () => {
    const { url } = await empty();
    const name = new URL(url).pathname.slice(1);
    expect(await check(url)).toMatchObject({
      code: 'SCHEMA_MISSING',
      message: expect.stringContaining(name),
      remedy: expect.stringContaining('perdure migrate'),
    });
    await migrate({ databaseUrl: url });
    const last = (await migrationNames()).at(-1) ?? '';
    await run(url, `delete from perdure.migrations where name = '${last}'`);
    expect(await check(url)).toMatchObject({ code: 'SCHEMA_OLD', message: expect.stringContaining(last) });
    await run(url, `insert into perdure.migrations (name, run_on) values ('${last}', now()), ('9999_later', now())`);
    expect(await check(url)).toMatchObject({ code: 'SCHEMA_NEWER', message: expect.stringContaining('9999_later') });
    await expect(migrate({ databaseUrl: url })).rejects.toMatchObject({ code: 'SCHEMA_NEWER' });
  });
});
