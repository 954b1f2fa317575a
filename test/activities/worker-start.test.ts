import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readEnvironment } from '../../server/config/environment.ts';
import { startWorker } from '../../worker/main.ts';
import { eventually } from '../support/eventually.ts';
import { silentLog } from '../support/silent-log.ts';
import { temporalAddress } from '../support/temporal-address.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

async function connections(): Promise<number> {
  const { rows } = await db.database.client.query(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name in ('perdure worker', 'perdure steps')`,
  );
  return rows[0].n;
}

test('a worker that cannot serve its status leaves nothing running behind', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as { port: number };
  const { environment } = readEnvironment({
    DATABASE_URL: db.url,
    TEMPORAL_ADDRESS: await temporalAddress(),
    PERDURE_TASK_QUEUE: 'worker-start',
  });
  const start = startWorker({
    environment: { ...environment, host: '127.0.0.1', metricsPort: port },
    config: {},
    log: silentLog(),
    shutdownGraceMs: 100,
  });
  await expect(start).rejects.toMatchObject({ code: 'PORT_UNAVAILABLE' });
  await eventually(async () => (await connections()) === 0, { timeoutMs: 2_000 });
  await new Promise((resolve) => taken.close(resolve));
}, 60_000);

test('a worker that is told to stop while it waits for Temporal leaves nothing behind', async () => {
  const { environment } = readEnvironment({ DATABASE_URL: db.url, TEMPORAL_ADDRESS: '127.0.0.1:1' });
  const stop = new AbortController();
  const log = silentLog();
  const start = startWorker({ environment, config: {}, log, signal: stop.signal });
  start.catch(() => undefined);
  await eventually(() => log.lines.some(({ message }) => message.includes('Temporal is away')), { timeoutMs: 20_000 });
  stop.abort();
  await expect(start).rejects.toThrow();
  await eventually(async () => (await connections()) === 0, { timeoutMs: 2_000 });
}, 60_000);
