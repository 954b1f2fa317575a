import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../cli/dev/embedded-postgres/start-embedded-postgres.ts';
import { findFreePort } from '../../cli/dev/free-port.ts';
import { findTemporalExecutable } from '../../cli/dev/temporal-server/find-temporal-executable.ts';
import { startTemporalServer, type TemporalServer } from '../../cli/dev/temporal-server/start-temporal-server.ts';
import { migrate } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open-database.ts';
import { createApiKey } from '../../server/keys/create-api-key.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const UP_MS = 60_000;

export interface Environment {
  databaseUrl: string;
  temporalAddress: string;
  apiUrl: string;
  apiKey: string;
  pids: { postgres: number; temporal: number; worker: number; api: number };
  stop(): Promise<void>;
}

/** Everything on this machine, in a temporary folder, set as `perdure dev` sets it; PostgreSQL keeps the time of each commit. */
export async function startEnvironment(report: (line: string) => void): Promise<Environment> {
  const folder = mkdtempSync(join(tmpdir(), 'perdure-bench-'));
  const stops: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const step of stops.splice(0).reverse()) await step();
  };
  try {
    const postgres: EmbeddedPostgres = await startEmbeddedPostgres({
      folder: join(folder, 'postgres'),
      port: 0,
      settings: { track_commit_timestamp: 'on', max_connections: '200' },
    });
    stops.push(postgres.stop);
    const executable = await findTemporalExecutable({ line: report, progress: report });
    const temporal: TemporalServer = await startTemporalServer({ executable, folder: join(folder, 'temporal'), port: 0, uiPort: null });
    stops.push(temporal.stop);
    await migrate({ databaseUrl: postgres.url });
    const apiKey = await makeKey(postgres.url);
    const port = await findFreePort(0);
    const env = {
      DATABASE_URL: postgres.url,
      TEMPORAL_ADDRESS: temporal.address,
      PERDURE_PORT: String(port),
      PERDURE_LOG_LEVEL: 'warn',
      PERDURE_HOME: folder,
    };
    const worker = startCommand('worker', env, folder, stops);
    const api = startCommand('api', env, folder, stops);
    const apiUrl = `http://127.0.0.1:${port}`;
    await untilReady(`${apiUrl}/readyz`, [worker, api], folder);
    const pids = { postgres: postgres.pid, temporal: temporal.pid, worker: worker.pid ?? 0, api: api.pid ?? 0 };
    return { databaseUrl: postgres.url, temporalAddress: temporal.address, apiUrl, apiKey, pids, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function makeKey(databaseUrl: string): Promise<string> {
  const database = openDatabase({ databaseUrl, max: 1 });
  try {
    const scopes = ['read', 'run', 'edit', 'admin'] as const;
    return (await createApiKey(database.client, { userName: 'bench', scopes }, { name: 'bench', scopes })).key;
  } finally {
    await database.close();
  }
}

function startCommand(
  command: 'api' | 'worker',
  env: Record<string, string>,
  folder: string,
  stops: (() => Promise<void> | void)[],
): ChildProcess {
  const log = openSync(join(folder, `${command}.log`), 'w');
  const args = [join(ROOT, 'dist/cli/main.js'), command, '--config', join(ROOT, 'bench/perdure.config.ts')];
  const child = spawn(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', log, log] });
  closeSync(log);
  stops.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  });
  return child;
}

async function untilReady(url: string, children: ChildProcess[], folder: string): Promise<void> {
  const end = Date.now() + UP_MS;
  for (;;) {
    const up = await fetch(url).then(
      (response) => response.ok,
      () => false, // not listening yet
    );
    if (up) return;
    if (children.some((child) => child.exitCode !== null) || Date.now() > end) {
      const logs = ['api', 'worker'].map((name) => readFileSync(join(folder, `${name}.log`), 'utf8').slice(-1_000));
      throw new Error(`Api and worker did not come up.\n${logs.join('\n')}`);
    }
    await sleep(100);
  }
}
