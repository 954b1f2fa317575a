import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../cli/dev/embedded-postgres/start-embedded-postgres.ts';
import { isAlive } from '../../cli/dev/process/is-alive.ts';
import { eventually } from '../support/eventually.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

let folder: ReturnType<typeof makeTemporaryFolder>;
const started: { stop(): Promise<void> }[] = [];

beforeEach(() => {
  folder = makeTemporaryFolder();
});

afterEach(async () => {
  for (const server of started.splice(0)) await server.stop();
  folder.remove();
});

async function start(options: { port?: number; portTries?: number } = {}) {
  const server = await startEmbeddedPostgres({ folder: folder.path, port: 0, durable: false, ...options });
  started.push(server);
  return server;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('a second start finds the data of the first one, and a stop leaves no process', async () => {
  const first = await start();
  await query(first.url, 'create table kept as select 42 as n');
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await start();
  expect(await query(second.url, 'select n from kept')).toEqual([{ n: 42 }]);
});

test('a server that a killed start left behind is stopped, and its data go on', async () => {
  const left = await start();
  await query(left.url, 'create table kept as select 7 as n');
  const next = await start();
  expect(isAlive(left.pid)).toBe(false);
  expect(next.pid).not.toBe(left.pid);
  expect(await query(next.url, 'select n from kept')).toEqual([{ n: 7 }]);
});

test('a killed server recovers at the next start', async () => {
  const killed = await start();
  process.kill(killed.pid, 'SIGKILL');
  await killed.ended;
  expect(existsSync(join(folder.path, 'data/postmaster.pid'))).toBe(true);
  const next = await start();
  expect(await query(next.url, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('a password is needed, it is random, and only its owner may read it', async () => {
  const { url, port } = await start();
  const password = readFileSync(join(folder.path, 'password'), 'utf8').trim();
  expect(password).toMatch(/^[A-Za-z0-9_-]{32}$/);
  expect(url).toContain(`:${password}@127.0.0.1:${port}/`);
  expect(statSync(join(folder.path, 'password')).mode & 0o777).toBe(0o600);
  await expect(query(url.replace(password, 'wrong'), 'select 1')).rejects.toMatchObject({ code: '28P01' });
  expect(existsSync(join(folder.path, 'initial-password'))).toBe(false);
});

test('text is ordered by code point and stored as UTF-8 on every machine', async () => {
  const { url } = await start();
  expect(await query(url, "select array_agg(t order by t) as t from unnest(array['b', 'B', 'ä', 'a']) t")).toEqual([
    { t: ['B', 'a', 'b', 'ä'] },
  ]);
  expect(await query(url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
});

test('a taken port is replaced by the next free one, unless just that one is wanted', async () => {
  const first = await start();
  const folderOfSecond = makeTemporaryFolder();
  try {
    const second = await startEmbeddedPostgres({ folder: folderOfSecond.path, port: first.port, durable: false });
    started.push(second);
    expect(second.port).toBeGreaterThan(first.port);
    await second.stop();
    const refused = startEmbeddedPostgres({ folder: folderOfSecond.path, port: first.port, portTries: 1, durable: false });
    await expect(refused).rejects.toMatchObject({ code: 'PORT_UNAVAILABLE' });
  } finally {
    folderOfSecond.remove();
  }
});

test('data that are not readable as a cluster are refused with what PostgreSQL says', async () => {
  const first = await start();
  await first.stop();
  const { writeFileSync } = await import('node:fs');
  writeFileSync(join(folder.path, 'data/PG_VERSION'), '9.6\n');
  await expect(start()).rejects.toMatchObject({ code: 'FOLDER_UNUSABLE', message: expect.stringMatching(/incompatible|version/i) });
});

test('its end is told, by whatever cause', async () => {
  const server = await start();
  let ended = false;
  void server.ended.then(() => {
    ended = true;
  });
  process.kill(server.pid, 'SIGINT');
  await eventually(() => ended);
});
