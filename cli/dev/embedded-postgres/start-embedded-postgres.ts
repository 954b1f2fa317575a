import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PerdureError } from '../../../common/errors/perdure-error.ts';
import { findFreePort } from '../free-port.ts';
import { stopProcess } from '../process/stop-process.ts';
import { retryTakenPort } from '../retry-taken-port.ts';
import { initialiseCluster } from './initialise-cluster.ts';
import { linkLibraries } from './library-links.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { runningPostmaster } from './postmaster-file.ts';
import { runPostgres } from './run-postgres.ts';
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
  /** ends it at once; it recovers at the next start */
  kill(): void;
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

  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...options.settings,
  };
  return retryTakenPort(async () => {
    const port = await findFreePort(options.port ?? 54320, { tries: options.portTries });
    const url = (name: string) => `postgres://${USER}:${password}@127.0.0.1:${port}/${name}`;
    const server = await runPostgres({ folder, binary: binaries.postgres, account, environment, port, settings });
    try {
      await waitUntilReady({ url: url('postgres'), database, ended: server.ended, logFile: server.logFile });
    } catch (error) {
      await server.stop();
      throw error;
    }
    return { ...server, port, url: url(database) };
  });
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
