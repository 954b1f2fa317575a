import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PerdureError } from '../../../common/errors/perdure-error.ts';
import { findFreePort } from '../free-port.ts';
import { stopProcess } from '../process/stop-process.ts';
import { initialiseCluster } from './initialise-cluster.ts';
import { linkLibraries } from './library-links.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { runningPostmaster } from './postmaster-file.ts';
import { chooseServerAccount } from './server-account.ts';
import { waitUntilReady } from './wait-until-ready.ts';

const USER = 'perdure';

export interface EmbeddedPostgresOptions {
  /** absolute; gets `data/`, `password`, `postgres.log` */
  folder: string;
  /** the database to connect to; made when missing; default `perdure` */
  database?: string;
  /** first port to try, the next free one is taken; 0: any; default 54320 */
  port?: number;
  /** how many ports are tried from `port` on; default 100 */
  portTries?: number;
  /** server settings, e.g. `{ max_connections: '300' }` */
  settings?: Record<string, string>;
  /** false: nothing is forced to the disk; for tests; default true */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  pid: number;
  port: number;
  /** connection URL of the database, as superuser */
  url: string;
  /** resolves when the server has ended, by whatever cause */
  ended: Promise<void>;
  /** fast shutdown: sessions are ended, everything committed is kept */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on `folder`, as a process of its own in its own group, so that neither a terminal's Ctrl-C nor our
 * death takes it away under a worker that still drains. A server that a killed start left behind is stopped first.
 * Throws `PART_MISSING`, `FOLDER_UNUSABLE`, `PORT_UNAVAILABLE`.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { folder, durable = true, database = 'perdure' } = options;
  const binaries = findPostgresBinaries();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const data = join(folder, 'data');
  await stopLeftover(data);
  const account = chooseServerAccount(folder, binaries.postgres);
  const environment = linkLibraries(binaries.root, join(folder, 'lib'));
  const password = readOrMakePassword(join(folder, 'password'));
  if (!existsSync(join(data, 'PG_VERSION'))) {
    await initialiseCluster({ binaries, account, environment, folder, user: USER, password, durable });
  }

  const port = await findFreePort(options.port ?? 54320, { tries: options.portTries });
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args] = account.commandLine(binaries.postgres, ['-D', data, '-p', String(port), ...flags]);
  const logFile = join(folder, 'postgres.log');
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn(command, args, {
    ...account.ids,
    cwd: folder,
    env: { ...process.env, ...environment, LC_ALL: 'C' },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const { pid } = child;
  if (pid === undefined) throw new PerdureError('FOLDER_UNUSABLE', `PostgreSQL could not be started: ${command} cannot be run.`);

  const stop = async () => {
    // fast, then immediate: PostgreSQL recovers from its log at the next start
    const gone = await stopProcess(pid, [
      { signal: 'SIGINT', waitMs: 4_000 },
      { signal: 'SIGQUIT', waitMs: 2_000 },
      { signal: 'SIGKILL', waitMs: 2_000 },
    ]);
    // its exit event, too: only then it is reaped and gone for everybody
    if (gone) await ended;
  };
  try {
    await waitUntilReady({ url: urlOf(password, port, 'postgres'), database, ended, logFile });
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid, port, url: urlOf(password, port, database), ended, stop };
}

function urlOf(password: string, port: number, database: string): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;
}

async function stopLeftover(data: string): Promise<void> {
  const leftover = runningPostmaster(data);
  if (leftover === null) return;
  const gone = await stopProcess(leftover.pid, [
    { signal: 'SIGINT', waitMs: 10_000 },
    { signal: 'SIGQUIT', waitMs: 5_000 },
  ]);
  if (!gone) {
    throw new PerdureError(
      'FOLDER_UNUSABLE',
      `A PostgreSQL of an earlier start (process ${leftover.pid}) still uses ${data} and does not stop.`,
    );
  }
}

function readOrMakePassword(file: string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}
