import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { configure } from '../../server/configure.ts';
import { triggerWorkflow } from '../../server/trigger/trigger-workflow.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const start = { workflowId: '0198f4c2-7c1e-7d0a-9a53-3a1f6f3f2b11', userName: 'bob' };
const failure = (): Promise<Error | undefined> =>
  triggerWorkflow(start).then(
    () => undefined,
    (error: Error) => error,
  );

let tested: TestDatabase;
beforeAll(async () => {
  tested = await createTestDatabase();
}, 60_000);
afterAll(async () => {
  configure({});
  await tested.drop();
});

function changed(part: 'password' | 'pathname', value: string): string {
  const url = new URL(tested.url);
  url[part] = value;
  return url.href;
}

/** Accepts connections and never says a word, as a frozen PostgreSQL does. */
async function listenMutely(): Promise<{ server: Server; url: string }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { server, url: `postgres://u:secret@127.0.0.1:${port}/d` };
}

describe('on its own connection, triggerWorkflow says in the words of the error table', () => {
  test.each([
    [
      'that nobody listens',
      (): string => 'postgres://u:secret@127.0.0.1:1/d',
      /127\.0\.0\.1:1\/d cannot be used: connect ECONNREFUSED/,
      'ECONNREFUSED',
    ],
    ['that the password is refused', (): string => changed('password', 'secret'), /it refuses the password/, '28P01'],
    [
      'that there is no such database',
      (): string => changed('pathname', '/missing'),
      /missing cannot be used: there is no such database/,
      '3D000',
    ],
  ] as const)('%s', async (_, url, message, code) => {
    configure({ databaseUrl: url() });
    const error = await failure();
    expect(error).toMatchObject({ name: 'PerdureError', code: 'DATABASE_UNREACHABLE', message: expect.stringMatching(message) });
    expect(error?.message).not.toContain('secret');
    expect(error?.cause).toMatchObject({ code });
  });

  test('that PostgreSQL does not answer', async () => {
    const { server, url } = await listenMutely();
    const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: 200 });
    configure({ pool });
    const error = await failure();
    await pool.end();
    server.close();
    expect(error).toMatchObject({ name: 'PerdureError', code: 'UNAVAILABLE', cause: expect.any(Error) });
  });
});

test("on the caller's client, its errors stay its own", async () => {
  const client = new pg.Client({ connectionString: tested.url });
  client.on('error', () => undefined);
  await client.connect();
  await client.end();
  const error = await triggerWorkflow({ ...start, client }).catch((thrown) => thrown);
  expect(error.name).toBe('Error');
});
