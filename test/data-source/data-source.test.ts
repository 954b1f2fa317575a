import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import type { DataSource } from '../../common/data-source/data-source.ts';
import type { DataSourceFilter } from '../../common/data-source/data-source-query.ts';
import type { Session } from '../../common/data-source/session.ts';
import { deleteRows } from '../../server/data-sources/delete-rows.ts';
import { insertRows } from '../../server/data-sources/insert-rows.ts';
import { queryDataSource } from '../../server/data-sources/query-data-source.ts';
import { updateRows } from '../../server/data-sources/update-rows.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

interface Item {
  id: string;
  name: string;
  amount: number | string | null;
  big: number | string | null;
  active: boolean;
  tags: unknown;
  day: string | null;
  at: Date | null;
  mood: string | null;
  createdBy: string;
}

const ITEMS: DataSource<Item> = {
  id: 'Items',
  label: 'Items',
  table: 'shop.Some "items"',
  primaryKey: ['id'],
  attributes: [
    { code: 'id', name: 'Id', type: 'uuid', required: true },
    { code: 'name', name: 'Name', type: 'text', required: true, column: 'the name' },
    { code: 'amount', name: 'Amount', type: 'number' },
    { code: 'big', name: 'Big', type: 'number' },
    { code: 'active', name: 'Active', type: 'boolean' },
    { code: 'tags', name: 'Tags', type: 'json' },
    { code: 'day', name: 'Day', type: 'date' },
    { code: 'at', name: 'At', type: 'timestamp' },
    { code: 'mood', name: 'Mood', type: 'text' },
    { code: 'createdBy', name: 'Created by', type: 'text', readOnly: true, column: 'created_by' },
  ],
};

const session: Session = { user: { userName: 'ann' } };
let db: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  db = await createTestDatabase({ empty: true });
  pool = new pg.Pool({ connectionString: db.url });
  await pool.query(`create schema shop; create type shop.mood as enum ('good', 'bad');
    create table shop."Some ""items""" (id uuid primary key, "the name" varchar(200) not null, amount numeric, big bigint,
      active boolean not null default true, tags jsonb, day date, at timestamptz, mood shop.mood, created_by text not null default 'nobody', secret text default 'hidden')`);
});
afterAll(async () => {
  await pool?.end();
  await db?.drop();
});
beforeEach(() => pool.query('truncate shop."Some ""items"""'));

const item = (name: string, more: Partial<Item> = {}): Partial<Item> => ({ id: randomUUID(), name, ...more });
const insert = (...rows: Partial<Item>[]) => insertRows(pool, session, ITEMS, rows);
const names = async (filter: DataSourceFilter<Item>[]) =>
  (await queryDataSource(pool, session, ITEMS, { filter, sort: [{ name: 'asc' }] })).rows.map((row) => row.name).join('');

describe('rows', () => {
  test('are stored complete, with defaults, and come back by attribute code', async () => {
    const at = new Date('2026-03-04T05:06:07.890Z');
    const given = item('a', { amount: 12.5, big: 7, tags: [1, { x: null }], day: '2026-02-28', at, mood: 'good' });
    const [stored, bare] = await insert(given, item('b'));
    expect(stored).toEqual({ ...given, active: true, createdBy: 'nobody' });
    expect(bare).toMatchObject({ name: 'b', amount: null, tags: null, day: null, at: null });
  });

  test('numbers that JSON cannot hold exactly stay text', async () => {
    const rows = await insert(
      ...['9007199254740991', '9007199254740993', '0.1', '1.500', '0.12345678901234567890', '-3', '100', '1e30'].map((amount, i) =>
        item(String(i), { amount }),
      ),
    );
    expect(rows.map((row) => row.amount)).toEqual([
      9007199254740991,
      '9007199254740993',
      0.1,
      1.5,
      '0.12345678901234567890',
      -3,
      100,
      '1000000000000000000000000000000',
    ]);
    expect((await insert(item('x', { big: '9223372036854775807' })))[0]?.big).toBe('9223372036854775807');
  });

  test('thousands of them go in at once, in order', async () => {
    const rows = await insert(...Array.from({ length: 7000 }, (_, i) => item(`n${i}`, { amount: i })));
    expect(rows.map((row) => row.amount)).toEqual(Array.from({ length: 7000 }, (_, i) => i));
  });

  test('are updated by primary key, and only in the attributes given', async () => {
    const [row] = await insert(item('a', { amount: 1, mood: 'bad' }));
    const updated = await updateRows(pool, session, ITEMS, [{ id: row?.id, amount: 2, _status: 'U' } as Partial<Item>]);
    expect(updated).toEqual([{ ...row, amount: 2 }]);
    await expect(updateRows(pool, session, ITEMS, [{ id: randomUUID(), amount: 2 }])).rejects.toMatchObject({
      code: 'DATA_SOURCE_INVALID',
    });
  });

  test('are deleted by primary key', async () => {
    const [a, b] = await insert(item('a'), item('b'));
    expect(await deleteRows(pool, session, ITEMS, [{ id: a?.id }])).toEqual([a]);
    expect((await queryDataSource(pool, session, ITEMS)).rows).toEqual([b]);
  });

  test.each<[string, object]>([
    ['has no attribute "secret"', item('a', { secret: 'x' } as never)],
    ['has no attribute "the name"', item('a', { 'the name': 'x' } as never)],
    ['has no attribute "__proto__"', JSON.parse(`{"id":"${randomUUID()}","name":"a","__proto__":"x"}`)],
    ['read-only', item('a', { createdBy: 'me' })],
    ['needs a value for the attribute "name"', { id: randomUUID() }],
    ['needs a value for the attribute "name"', { id: randomUUID(), name: null }],
    ['is no UUID', { id: '1', name: 'a' }],
    ['is no number', item('a', { amount: '1; drop table x' })],
    ['NUL', item('a\0')],
    ['_status "D"', item('a', { _status: 'D' } as never)],
  ])('are refused before PostgreSQL is asked: %s', async (message, row) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await expect(insertRows(client, session, ITEMS, [row as Partial<Item>])).rejects.toThrow(message);
      await client.query('select 1');
      await client.query('rollback');
    } finally {
      client.release();
    }
  });
});

describe('a filter', () => {
  beforeEach(() =>
    insert(
      item('a', { amount: 1, mood: 'good', tags: { k: 1 }, day: '2026-01-01', active: true }),
      item('b', { amount: 2, mood: 'bad', tags: [1], day: '2026-01-02', active: false }),
      item('c', { amount: 3, at: new Date('2026-01-03T00:00:00Z') }),
      item('100%_A', { amount: null }),
    ),
  );

  test.each<[string, DataSourceFilter<Item>[]]>([
    ['a', [{ name: { is: 'a' } }]],
    ['100%_Abc', [{ name: { isNot: 'a' } }]],
    ['100%_Ac', [{ mood: { is: null } }]],
    ['ab', [{ mood: { isNot: null } }]],
    ['100%_Abc', [{ mood: { isNot: 'good' } }]],
    ['ab', [{ amount: { in: [1, 2] } }]],
    ['', [{ amount: { in: [] } }]],
    ['100%_Aa', [{ amount: { in: [1, null] } }]],
    ['100%_Ac', [{ amount: { notIn: [1, 2] } }]],
    ['c', [{ amount: { notIn: [1, 2, null] } }]],
    ['100%_Aabc', [{ amount: { notIn: [] } }]],
    ['bc', [{ amount: { gt: 1 } }]],
    ['b', [{ amount: { gt: 1, lt: 3 } }]],
    ['bc', [{ amount: { gte: '2' } }, { amount: { lte: 3 } }]],
    ['b', [{ active: { is: false } }]],
    ['a', [{ tags: { is: { k: 1 } } }]],
    ['b', [{ tags: { is: [1] } }]],
    ['b', [{ day: { gt: '2026-01-01' } }]],
    ['c', [{ at: { gte: new Date('2026-01-02T00:00:00Z') } }]],
    ['100%_A', [{ name: { like: '100\\%%' } }]],
    ['100%_Aa', [{ name: { ilike: '%a' } }]],
    ['100%_A', [{ name: { contains: '%_' } }]],
    ['100%_A', [{ name: { startsWith: '100%' } }]],
    ['', [{ name: { startsWith: '%' } }]],
    ['ab', [{ mood: { isNull: false } }]],
    ['ab', [{ mood: { in: ['good', 'bad'] } }]],
    ['a', [{ mood: { is: 'good' }, active: { is: true } }]],
    ['100%_Aabc', []],
  ])('finds %p', async (expected, filter) => {
    expect(await names(filter)).toBe(expected);
  });

  test.each<[string, object]>([
    ['no attribute "secret"', { secret: { is: 'x' } }],
    ['no attribute "constructor"', { constructor: { is: 'x' } }],
    ['no operator "regex"', { name: { regex: '.*' } }],
    ['no operator "toString"', { name: { toString: 1 } }],
    ['is undefined', { id: { is: undefined } }],
    ['is no UUID', { id: { is: "' or true --" } }],
    ['is no list', { amount: { in: 3 } }],
    ['is null', { amount: { gt: null } }],
    ['type json', { tags: { gt: 1 } }],
    ['{ operator: value }', { name: 'a' }],
  ])('is refused: %s', async (message, filter) => {
    await expect(names([filter as DataSourceFilter<Item>])).rejects.toThrow(message);
  });

  test('select, sort, limit and offset, and the total without them', async () => {
    const query = { sort: [{ amount: 'desc' }] as const, select: ['name'] as const, filter: [{ amount: { isNull: false } }] };
    expect(await queryDataSource(pool, session, ITEMS, { ...query, limit: 2 })).toEqual({ rows: [{ name: 'c' }, { name: 'b' }], total: 3 });
    expect(await queryDataSource(pool, session, ITEMS, { ...query, limit: 2, offset: 2 })).toEqual({ rows: [{ name: 'a' }], total: 3 });
    expect(await queryDataSource(pool, session, ITEMS, { ...query, offset: 9 })).toEqual({ rows: [], total: 3 });
    expect(await queryDataSource(pool, session, ITEMS, { ...query, limit: 0 })).toEqual({ rows: [], total: 3 });
    await expect(queryDataSource(pool, session, ITEMS, { limit: 10_001 })).rejects.toThrow('limit');
    await expect(queryDataSource(pool, session, ITEMS, { offset: -1 })).rejects.toThrow('offset');
    await expect(queryDataSource(pool, session, ITEMS, { sort: [{ name: 'asc; drop' as 'asc' }] })).rejects.toThrow('sorts');
    await expect(queryDataSource(pool, session, ITEMS, { select: ['secret' as 'name'] })).rejects.toThrow('no attribute');
  });

  test('no text becomes SQL, whatever it is', async () => {
    const operator = fc.constantFrom('is', 'isNot', 'like', 'ilike', 'contains', 'startsWith', 'gt', 'lte');
    await fc.assert(
      fc.asyncProperty(
        operator,
        fc.string().filter((text) => !text.includes('\0') && !/\\$/.test(text)),
        async (name, text) => {
          await queryDataSource(pool, session, ITEMS, { filter: [{ name: { [name]: text } }] });
        },
      ),
      { numRuns: 200 },
    );
    expect((await queryDataSource(pool, session, ITEMS)).total).toBe(4);
  });
});

describe('hooks', () => {
  test('run in the caller’s transaction, in order, with the rows before and after', async () => {
    const calls: string[] = [];
    const note =
      (name: string) =>
      async (args: { rows: object[]; previousRows?: unknown[]; session: Session; client: { query(text: string): Promise<unknown> } }) => {
        await args.client.query('select 1');
        calls.push(
          `${name} ${args.rows.map((row) => `${(row as Item).amount}`)} < ${args.previousRows?.map((row) => `${(row as Item | undefined)?.amount}`)} ${args.session.user.userName}`,
        );
      };
    const watched: DataSource<Item> = {
      ...ITEMS,
      beforeInsert: note('beforeInsert') as never,
      afterInsert: note('afterInsert') as never,
      beforeUpdate: note('beforeUpdate') as never,
      afterUpdate: note('afterUpdate') as never,
      beforeDelete: note('beforeDelete') as never,
      afterDelete: note('afterDelete') as never,
    };
    const client = await pool.connect();
    try {
      await client.query('begin');
      const [row] = await insertRows(client, session, watched, [item('a', { amount: 1 })]);
      await updateRows(client, session, watched, [{ id: row?.id, amount: 2 }]);
      await deleteRows(client, session, watched, [{ id: row?.id }]);
      await client.query('rollback');
    } finally {
      client.release();
    }
    expect(calls).toEqual([
      'beforeInsert 1 < undefined ann',
      'afterInsert 1 < undefined ann',
      'beforeUpdate 2 < 1 ann',
      'afterUpdate 2 < 1 ann',
      'beforeDelete 2 < 2 ann',
      'afterDelete 2 < 2 ann',
    ]);
  });

  test('what a before hook returns is stored, what an after hook returns is what the caller gets', async () => {
    const hooked: DataSource<Item> = {
      ...ITEMS,
      beforeInsert: ({ rows }) => rows.map((row) => ({ ...row, name: `${row.name}!` })),
      afterInsert: async ({ rows }) => rows.map((row) => ({ ...row, createdBy: 'hook' })),
    };
    const [row] = await insertRows(pool, session, hooked, [item('a')]);
    expect(row).toMatchObject({ name: 'a!', createdBy: 'hook' });
    expect(await names([{ name: { is: 'a!' } }])).toBe('a!');
  });

  test('a throw fails the operation, and the caller rolls all of it back', async () => {
    const failing: DataSource<Item> = {
      ...ITEMS,
      afterInsert: async () => {
        throw new Error('not today');
      },
    };
    const client = await pool.connect();
    try {
      await client.query('begin');
      await expect(insertRows(client, session, failing, [item('a')])).rejects.toThrow('not today');
      await client.query('rollback');
    } finally {
      client.release();
    }
    expect(await names([])).toBe('');
  });
});
