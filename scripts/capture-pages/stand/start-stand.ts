import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type DevInfo, readDevInfo } from '../../../cli/dev/dev-info.ts';
import { type Rehearsal, startRehearsedServices } from './rehearsed-services.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** the last thing that `perdure dev` says when everything serves */
const SERVES = 'Ctrl-C stops everything';
const START_TIMEOUT_MS = 240_000;

/** `perdure dev` with the order example, in a temporary folder, with services that do what they are told. */
export interface Stand {
  info: DevInfo;
  pool: pg.Pool;
  services: Rehearsal;
  stop(): Promise<void>;
}

export async function startStand(): Promise<Stand> {
  const home = mkdtempSync(join(tmpdir(), 'perdure-pictures-'));
  const services = await startRehearsedServices();
  const config = join('examples', 'order-processing', 'perdure.config.ts');
  const dev = spawn(process.execPath, [join('dist', 'cli', 'main.js'), 'dev', '--no-demo', '--config', config], {
    cwd: ROOT,
    env: { ...process.env, ...services.env, PERDURE_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Ctrl-C in the terminal is for this process, which then stops that one in its turn
    detached: true,
  });
  let said = '';
  for (const stream of [dev.stdout, dev.stderr]) stream.on('data', (text) => (said += text));
  const ended = once(dev, 'exit');

  const stop = async () => {
    if (dev.exitCode === null && dev.signalCode === null) dev.kill('SIGTERM');
    await ended;
    await services.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const info = await served(
      home,
      () => said.includes(SERVES),
      () => dev.exitCode !== null,
    );
    const pool = new pg.Pool({ connectionString: info.databaseUrl, max: 2 });
    pool.on('error', () => {}); // shows itself at the next query
    return {
      info,
      pool,
      services,
      async stop() {
        await pool.end();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw new Error(`perdure dev did not start: ${said}`, { cause: error });
  }
}

async function served(home: string, serves: () => boolean, hasEnded: () => boolean): Promise<DevInfo> {
  for (const end = Date.now() + START_TIMEOUT_MS; Date.now() < end && !hasEnded(); await sleep(200)) {
    const info = serves() ? readDevInfo(home) : null;
    if (info !== null) return info;
  }
  throw new Error('it does not serve');
}
