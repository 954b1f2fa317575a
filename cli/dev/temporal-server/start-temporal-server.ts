import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PerdureError } from '../../../common/errors/perdure-error.ts';
import { findFreePort } from '../free-port.ts';
import { sendSignal, stopProcess } from '../process/stop-process.ts';
import { retryTakenPort } from '../retry-taken-port.ts';
import { DEV_SERVER_ENVIRONMENT, devServerArguments } from './dev-server-settings.ts';
import { waitForTemporal } from './wait-for-temporal.ts';

export interface TemporalServerOptions {
  /** path of the `temporal` command */
  executable: string;
  /** absolute; gets `temporal.log` and, unless `inMemory`, `temporal.db` */
  folder: string;
  /** default false */
  inMemory?: boolean;
  /** made at start beside `default` */
  namespace?: string;
  /** first port to try; 0: any; default 7233 */
  port?: number;
  /** how many ports are tried from each on; default 100 */
  portTries?: number;
  /** first port to try for the web UI; 0: any; default 8233; null: no web UI */
  uiPort?: number | null;
}

export interface TemporalServer {
  pid: number;
  port: number;
  uiPort: number | null;
  /** host:port */
  address: string;
  uiUrl: string | null;
  /** resolves when the server has ended, by whatever cause */
  ended: Promise<void>;
  stop(): Promise<void>;
  kill(): void;
}

/** Starts Temporal's development server as a process of its own in its own group, and waits until it answers. */
export function startTemporalServer(options: TemporalServerOptions): Promise<TemporalServer> {
  return retryTakenPort(() => start(options));
}

async function start(options: TemporalServerOptions): Promise<TemporalServer> {
  const { folder, inMemory = false } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const port = await findFreePort(options.port ?? 7233, { tries: options.portTries });
  const uiPort = options.uiPort === null ? null : await findFreePort(options.uiPort ?? 8233, { tries: options.portTries, except: [port] });
  const logFile = join(folder, 'temporal.log');
  const args = [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error'],
    ...(uiPort === null ? ['--headless'] : ['--ui-port', String(uiPort), ...newsFlag(options.executable)]),
    ...(inMemory ? [] : ['--db-filename', databaseFile(folder)]),
    ...(options.namespace === undefined || options.namespace === 'default' ? [] : ['--namespace', options.namespace]),
    ...devServerArguments(),
  ];
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn(options.executable, args, {
    cwd: folder,
    env: { ...process.env, ...DEV_SERVER_ENVIRONMENT },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const state = { dead: false };
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      state.dead = true;
      resolve();
    };
    child.once('error', end);
    child.once('exit', end);
  });
  const { pid } = child;
  if (pid === undefined) throw failed(`${options.executable} cannot be run`);
  const stop = async () => {
    const gone = await stopProcess(pid, [
      { signal: 'SIGTERM', waitMs: 3_000 },
      { signal: 'SIGKILL', waitMs: 2_000 },
    ]);
    // its exit event, too: only then it is reaped and gone for everybody
    if (gone) await ended;
  };
  const address = `127.0.0.1:${port}`;
  const answers = await waitForTemporal(address, () => state.dead);
  // an answer may be that of somebody else, who took the port before ours could
  if (!answers || state.dead) {
    await stop();
    throw failed(lastWords(readFileSync(logFile, 'utf8')));
  }
  return {
    pid,
    port,
    uiPort,
    address,
    uiUrl: uiPort === null ? null : `http://127.0.0.1:${uiPort}`,
    ended,
    stop,
    kill: () => sendSignal(pid, 'SIGKILL'),
  };
}

/** The web UI fetches news from outside unless told not to; older releases do not know the flag. */
function newsFlag(executable: string): string[] {
  const flag = '--ui-disable-news-fetch';
  const help = spawnSync(executable, ['server', 'start-dev', '--help'], { encoding: 'utf8', timeout: 30_000 });
  return (help.stdout ?? '').includes(flag) ? [flag] : [];
}

/** The file that a server started on `folder` keeps its state in. */
export function databaseFile(folder: string): string {
  return join(folder, 'temporal.db');
}

/** The end of a log; of a program in Go that crashed, what it said of the crash, which stands above its stacks. */
export function lastWords(log: string): string {
  const crash = log.search(/^(panic|fatal error): /m);
  const told = crash < 0 ? log : (log.slice(crash).split('\n\n')[0] ?? '');
  return told.trim().split('\n').slice(-3).join(' ');
}

function failed(detail: string): PerdureError {
  return new PerdureError('TEMPORAL_UNREACHABLE', `Temporal's development server did not come up: ${detail}`, {
    remedy: 'Set TEMPORAL_ADDRESS to a server of your own, or TEMPORAL_CLI_PATH to another `temporal` command.',
  });
}
