import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { PerdureError } from '../../../common/errors/perdure-error.ts';
import { sendSignal, stopProcess } from '../process/stop-process.ts';
import type { ServerAccount } from './server-account.ts';

export interface PostgresRun {
  /** holds `data/` */
  folder: string;
  binary: string;
  account: ServerAccount;
  environment: Record<string, string>;
  port: number;
  settings: Record<string, string>;
}

export interface PostgresProcess {
  pid: number;
  logFile: string;
  ended: Promise<void>;
  stop(): Promise<void>;
  kill(): void;
}

/** Starts the server process in a group of its own, its output in a file, so that it needs nobody to read it. Does not wait until it answers. */
export async function runPostgres(run: PostgresRun): Promise<PostgresProcess> {
  const { folder, account } = run;
  const flags = Object.entries(run.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args] = account.commandLine(run.binary, ['-D', join(folder, 'data'), '-p', String(run.port), ...flags]);
  const logFile = join(folder, 'postgres.log');
  const log = openSync(logFile, 'w', 0o600);
  const child = spawn(command, args, {
    ...account.ids,
    cwd: folder,
    env: { ...process.env, ...run.environment, LC_ALL: 'C' },
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
  return {
    pid,
    logFile,
    ended,
    async stop() {
      // fast, then immediate: PostgreSQL recovers from its log at the next start
      const gone = await stopProcess(pid, [
        { signal: 'SIGINT', waitMs: 4_000 },
        { signal: 'SIGQUIT', waitMs: 2_000 },
        { signal: 'SIGKILL', waitMs: 2_000 },
      ]);
      // its exit event, too: only then it is reaped and gone for everybody
      if (gone) await ended;
    },
    kill: () => sendSignal(pid, 'SIGQUIT'),
  };
}
