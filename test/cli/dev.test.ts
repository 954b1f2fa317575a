import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { DevInfo } from '../../cli/dev/dev-info.ts';
import { isAlive } from '../../cli/dev/process/is-alive.ts';
import { builtPerdure, cleanEnvironment, perdure } from '../support/built-perdure.ts';
import { eventually } from '../support/eventually.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { createTestDatabase } from '../support/test-database.ts';

const START_MS = 60_000;
jest.setTimeout(3 * START_MS);
/** of PostgreSQL, Temporal, its UI, the api */
const PREFERRED_PORTS = [54_320, 7_233, 8_233, 8_080];
let folder: ReturnType<typeof makeTemporaryFolder>;
const running: ChildProcess[] = [];

beforeAll(() => {
  builtPerdure();
  folder = makeTemporaryFolder();
}, 60_000);
afterEach(async () => {
  for (const child of running.splice(0)) if (child.exitCode === null && child.signalCode === null) await stop(child);
});
afterAll(() => folder.remove());

interface Dev {
  child: ChildProcess;
  output(): string;
  info(): DevInfo;
}

const home = () => join(folder.path, '.perdure');
const pidsOf = ({ apiPid, workerPid, postgresPid, temporalPid }: DevInfo) =>
  [apiPid, workerPid, postgresPid, temporalPid].filter((pid) => pid !== null);

async function start(args: string[] = [], env: Record<string, string> = {}): Promise<Dev> {
  const child = spawn(process.execPath, [builtPerdure(), 'dev', ...args], {
    cwd: folder.path,
    env: { ...cleanEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  }
  const info = (): DevInfo => JSON.parse(readFileSync(join(home(), 'dev.json'), 'utf8'));
  await eventually(
    () => {
      if (child.exitCode !== null) throw new Error(`perdure dev ended with ${child.exitCode}:\n${output}`);
      return existsSync(join(home(), 'dev.json')) && info().pid === child.pid && output.includes('Ctrl-C stops everything');
    },
    { timeoutMs: START_MS },
  ).catch((error) => {
    throw new Error(`${error.message}\n${output}`);
  });
  return { child, output: () => output, info };
}

/** Stops it as Ctrl-C does. Returns exit code and how long it took. */
async function stop(child: ChildProcess): Promise<{ code: number | null; tookMs: number }> {
  const startedAt = Date.now();
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  child.kill('SIGINT');
  return { code: await code, tookMs: Date.now() - startedAt };
}

const readyz = async (info: DevInfo) => (await fetch(`${info.apiUrl}/readyz`).catch(() => null))?.status === 200;

describe('perdure dev', () => {
  test('in an empty folder starts everything, says where, and stops it all within ten seconds', async () => {
    const dev = await start();
    const info = dev.info();
    expect(pidsOf(info).map(isAlive)).toEqual([true, true, true, true]);
    expect(statSync(join(home(), 'dev.json')).mode & 0o777).toBe(0o600);
    for (const text of [info.apiUrl, info.docsUrl, info.temporalUiUrl]) expect(dev.output()).toContain(text);
    expect((await fetch(info.docsUrl)).status).toBe(200);
    expect((await fetch(info.temporalUiUrl ?? '')).status).toBe(200);
    const me = await fetch(`${info.apiUrl}/api/me`, { headers: { authorization: `Bearer ${info.apiKey}` } });
    expect(await me.json()).toMatchObject({ userName: 'dev', scopes: expect.arrayContaining(['read', 'run', 'edit', 'admin']) });

    // the app comes first, by a link that signs in
    expect(info.appUrl).toBe(info.apiUrl);
    const [first] = dev.output().match(/^ {2}(App|API|API docs|Temporal UI) .*$/m) ?? [];
    const link = first?.match(/^ {2}App +(\S+\/login\?token=\S+)/)?.[1] ?? '';
    const signIn = await fetch(link, { redirect: 'manual' });
    expect([signIn.status, signIn.headers.get('location')]).toEqual([302, '/']);
    const [cookie = ''] = signIn.headers.getSetCookie().map((line) => line.split(';')[0]);
    const browser = await fetch(`${info.apiUrl}/api/me`, { headers: { cookie } });
    expect(await browser.json()).toMatchObject({ userName: 'dev', scopes: expect.arrayContaining(['admin']), authentication: 'session' });
    expect((await fetch(info.appUrl ?? '')).headers.get('content-type')).toMatch(/^text\/html/);

    const status = await perdure(['status', '--json'], { cwd: folder.path });
    expect(JSON.parse(status.stdout)).toEqual(info);
    const forPeople = await perdure(['status'], { cwd: folder.path });
    expect([forPeople.code, forPeople.stdout.match(/✓/g)?.length, forPeople.stderr]).toEqual([0, 4, '']);
    expect(forPeople.stdout).not.toContain(info.apiKey);
    expect(forPeople.stdout).toContain(`  App         ${info.appUrl}\n`);

    const { code, tookMs } = await stop(dev.child);
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(10_000);
    expect(pidsOf(info).filter(isAlive)).toEqual([]);
    expect(existsSync(join(home(), 'dev.json'))).toBe(false);
    expect(existsSync(join(home(), 'lock'))).toBe(false);
  });

  test('a second start goes on with the same data, and the same key', async () => {
    const first = await start();
    const headers = { authorization: `Bearer ${first.info().apiKey}`, 'content-type': 'application/json' };
    const created = await fetch(`${first.info().apiUrl}/api/workflows`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ name: 'kept' }),
    });
    const { id } = (await created.json()) as { id: string };
    await stop(first.child);
    const second = await start();
    expect(`Bearer ${second.info().apiKey}`).toBe(headers.authorization);
    expect((await fetch(`${second.info().apiUrl}/api/workflows/${id}`, { headers })).status).toBe(200);
  });

  test('what dies is started again, and dev.json names the new process', async () => {
    const dev = await start();
    const before = dev.info();
    for (const pid of [before.apiPid, before.workerPid, before.temporalPid, before.postgresPid]) process.kill(pid ?? 0, 'SIGKILL');
    await eventually(
      () => {
        const now = dev.info();
        return pidsOf(now).length === 4 && pidsOf(now).every((pid, index) => pid !== pidsOf(before)[index]);
      },
      { timeoutMs: 30_000 },
    );
    await eventually(() => readyz(dev.info()), { timeoutMs: 30_000 });
    expect(dev.info()).toMatchObject({ apiUrl: before.apiUrl, databaseUrl: before.databaseUrl, temporalAddress: before.temporalAddress });
    await eventually(async () => (await perdure(['status'], { cwd: folder.path })).code === 0, { timeoutMs: 30_000 });
  });

  test('a second one on the same folder is refused while the first one runs', async () => {
    const dev = await start();
    const { code, stderr } = await perdure(['dev'], { cwd: folder.path });
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`ALREADY_RUNNING.*process ${dev.child.pid}`));
    expect(await readyz(dev.info())).toBe(true);
  });

  test('after its own kill -9 api and worker end by themselves, and the next start clears the rest away', async () => {
    const killed = await start();
    const left = killed.info();
    killed.child.kill('SIGKILL');
    await eventually(() => ![left.apiPid, left.workerPid].some((pid) => isAlive(pid ?? 0)), { timeoutMs: 15_000 });
    expect((await perdure(['status'], { cwd: folder.path })).stderr).toContain('NOT_CONFIGURED');
    const next = await start();
    expect(pidsOf(left).filter(isAlive)).toEqual([]);
    expect(await readyz(next.info())).toBe(true);
  });

  test('taken ports are replaced by the next free ones, and the ports in use are printed', async () => {
    const taken = await Promise.all(PREFERRED_PORTS.map(occupy));
    try {
      const dev = await start();
      const { apiUrl, databaseUrl, temporalAddress, temporalUiUrl } = dev.info();
      const ports = [new URL(databaseUrl).port, temporalAddress.split(':')[1], new URL(temporalUiUrl ?? '').port, new URL(apiUrl).port];
      for (const [index, port] of ports.entries()) expect(Number(port)).toBeGreaterThan(PREFERRED_PORTS[index] ?? 0);
      for (const port of ports) expect(dev.output()).toContain(`:${port}`);
    } finally {
      for (const server of taken) server?.close();
    }
  });

  test('a port that was asked for and is taken is refused', async () => {
    const server = await occupy(0);
    const address = server?.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, stderr } = await perdure(['dev'], { cwd: folder.path, env: { PERDURE_PORT: String(port) } });
    server?.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`PORT_UNAVAILABLE.*${port}`));
  });

  test('SIGTERM in the middle of a start ends it with nothing left behind', async () => {
    const child = spawn(process.execPath, [builtPerdure(), 'dev'], {
      cwd: folder.path,
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.push(child);
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    await eventually(() => output.includes('PostgreSQL'), { timeoutMs: START_MS });
    const postgres = Number(readFileSync(join(home(), 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]);
    const code = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGTERM');
    expect(await code).toBe(0);
    expect(isAlive(postgres)).toBe(false);
    expect(existsSync(join(home(), 'lock'))).toBe(false);
  });

  test('a second Ctrl-C does not wait for what does not stop', async () => {
    const dev = await start();
    const info = dev.info();
    process.kill(info.workerPid ?? 0, 'SIGSTOP');
    const ended = stop(dev.child);
    // npm and the terminal deliver the first one twice
    dev.child.kill('SIGINT');
    await eventually(() => dev.output().includes('stopping'));
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    dev.child.kill('SIGINT');
    const { code, tookMs } = await ended;
    expect(code).toBe(1);
    expect(tookMs).toBeLessThan(4_000);
    await eventually(() => pidsOf(info).filter(isAlive).length === 0);
    expect(existsSync(join(home(), 'dev.json'))).toBe(false);
  });

  test('DATABASE_URL takes the place of the embedded PostgreSQL', async () => {
    const { url, drop } = await createTestDatabase({ empty: true });
    const dev = await start([], { DATABASE_URL: url });
    expect(dev.info()).toMatchObject({ postgresPid: null, databaseUrl: url });
    expect(await readyz(dev.info())).toBe(true);
    await stop(dev.child);
    await drop();
  });

  test('a database or a Temporal that is away at start is named', async () => {
    const database = await perdure(['dev'], { cwd: folder.path, env: { DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/d' } });
    expect([database.code, database.stderr]).toEqual([1, expect.stringMatching(/DATABASE_UNREACHABLE.*127\.0\.0\.1:1\/d/)]);
    const temporal = await perdure(['dev'], { cwd: folder.path, env: { TEMPORAL_ADDRESS: '127.0.0.1:1' } });
    expect([temporal.code, temporal.stderr]).toEqual([1, expect.stringMatching(/TEMPORAL_UNREACHABLE.*127\.0\.0\.1:1/)]);
  });

  test('--fresh begins with empty data', async () => {
    const first = await start();
    await stop(first.child);
    const password = readFileSync(join(home(), 'postgres/password'), 'utf8');
    writeFileSync(join(home(), 'mine.txt'), 'kept');
    await start(['--fresh']);
    expect(readFileSync(join(home(), 'postgres/password'), 'utf8')).not.toBe(password);
    expect(readFileSync(join(home(), 'mine.txt'), 'utf8')).toBe('kept');
  });
});

/** Null when somebody else holds the port already, which serves as well. */
function occupy(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
