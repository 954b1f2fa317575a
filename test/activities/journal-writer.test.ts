import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createJournalWriter } from '../../activities/journal-writer.ts';
import type { JournalBody, JournalEntry } from '../../common/execution/journal-event.ts';
import type { Database } from '../../db/database.ts';
import { seedJournal } from '../support/seed-journal.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const skipped = (nodeId: string, reason = 'r'): JournalEntry => ({
  key: `${nodeId}:end`,
  body: { type: 'node.skipped', visit: nodeId, nodeId, reason, edges: {} },
});
const completed = (nodeId: string, output: string): JournalEntry => ({
  key: `${nodeId}:end`,
  body: { type: 'node.completed', visit: nodeId, nodeId, edges: { e: 'taken' }, output },
});
/** Which PostgreSQL refuses. */
const BAD = completed('bad', '\u0000');

async function bodies(id: string): Promise<JournalBody[]> {
  const { client } = db.database;
  const { rows } = await client.query(`select body from ${client.schema}.execution_events where execution_id = $1::uuid order by seq`, [
    id,
  ]);
  return rows.map(({ body }) => body);
}

/** The database, with a look at the operations of each round trip; throws what `before` throws. */
function watched(before: (operations: { executionId: string }[], call: number) => void): Database {
  let call = 0;
  const { client } = db.database;
  const query = async (text: string, values?: unknown[]) => {
    before(JSON.parse(String(values?.[0])), call++);
    return client.query(text, values);
  };
  return { ...db.database, client: { schema: client.schema, query } };
}

test('what arrives while a batch is out becomes the next one, in the order of arrival', async () => {
  const { id } = await seedJournal(db.database);
  const sizes: number[] = [];
  const journal = createJournalWriter(
    watched((operations) => void sizes.push(operations.length)),
    quiet,
  );
  const nodes = Array.from({ length: 300 }, (_, n) => `n${n}`);
  await Promise.all(nodes.map((node) => journal.write({ executionId: id, kind: 'append', journal: [skipped(node)] })));
  expect(sizes).toEqual([1, 200, 99]);
  expect((await bodies(id)).slice(1).map((body) => 'nodeId' in body && body.nodeId)).toEqual(nodes);
});

test('large values travel in several batches', async () => {
  const { id } = await seedJournal(db.database);
  const sizes: number[] = [];
  const journal = createJournalWriter(
    watched((operations) => void sizes.push(operations.length)),
    quiet,
  );
  const value = 'x'.repeat(6_000_000);
  await Promise.all(
    ['a', 'b', 'c', 'd', 'e'].map((ref) =>
      journal.write({ executionId: id, kind: 'append', journal: [], values: [{ ref, value, bytes: value.length + 2 }] }),
    ),
  );
  expect(sizes).toEqual([1, 2, 2]);
});

test('an event that PostgreSQL refuses is stored as a placeholder with its edges, and holds up nothing beside it', async () => {
  const { id } = await seedJournal(db.database);
  const other = await seedJournal(db.database);
  const journal = createJournalWriter(db.database, quiet);
  await Promise.all([
    journal.write({ executionId: other.id, kind: 'append', journal: [skipped('first')] }),
    journal.write({ executionId: id, kind: 'append', journal: [skipped('before'), BAD, skipped('after')] }),
    journal.write({ executionId: other.id, kind: 'append', journal: [skipped('second')] }),
  ]);
  expect((await bodies(id)).slice(1)).toMatchObject([
    { nodeId: 'before' },
    { nodeId: 'bad', type: 'node.completed', edges: { e: 'taken' }, output: expect.stringContaining('could not be stored') },
    { nodeId: 'after' },
  ]);
  expect((await bodies(other.id)).slice(1)).toMatchObject([{ nodeId: 'first' }, { nodeId: 'second' }]);
});

test('a good event does not become a placeholder because PostgreSQL went away meanwhile', async () => {
  const { id } = await seedJournal(db.database);
  const operation = { executionId: id, kind: 'append' as const, journal: [skipped('good', 'kept'), BAD] };
  const cut = watched((_operations, call) => {
    // the operation is refused, then the connection goes while its entries are written singly
    if (call === 1) throw Object.assign(new Error('Query read timeout'));
  });
  const journal = createJournalWriter(cut, quiet);
  await expect(journal.write(operation)).rejects.toThrow('Query read timeout');
  await journal.write(operation);
  expect((await bodies(id))[1]).toMatchObject({ nodeId: 'good', reason: 'kept' });
});

test('PostgreSQL away fails what waits for it, and the next write succeeds', async () => {
  const { id } = await seedJournal(db.database);
  const cut = watched((_operations, call) => {
    if (call === 0) throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
  });
  const journal = createJournalWriter(cut, quiet);
  await expect(journal.write({ executionId: id, kind: 'append', journal: [skipped('a')] })).rejects.toThrow('gone');
  await journal.write({ executionId: id, kind: 'append', journal: [skipped('a')] });
  expect(await bodies(id)).toHaveLength(2);
});
