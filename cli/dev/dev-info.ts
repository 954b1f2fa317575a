import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './process/is-alive.ts';

/** What a running `perdure dev` says of itself in `dev.json`. */
export interface DevInfo {
  pid: number;
  /** null only between the death of a child and its next start */
  apiPid: number | null;
  workerPid: number | null;
  /** null where the server is not ours: DATABASE_URL */
  postgresPid: number | null;
  /** null where the server is not ours: TEMPORAL_ADDRESS */
  temporalPid: number | null;
  /** without a slash at its end */
  apiUrl: string;
  /** null until there is an app */
  appUrl: string | null;
  docsUrl: string;
  /** host:port */
  temporalAddress: string;
  temporalUiUrl: string | null;
  namespace: string;
  taskQueue: string;
  databaseUrl: string;
  /** full scope, of the user `dev` */
  apiKey: string;
}

/** Written whole or not at all, so that a reader never meets half of it. */
export function writeDevInfo(home: string, info: DevInfo): void {
  const unfinished = `${devFile(home)}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(info, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, devFile(home));
}

export function removeDevInfo(home: string): void {
  rmSync(devFile(home), { force: true });
}

/** What the `perdure dev` of this folder says of itself; null when none runs, also when a killed one left its file behind. */
export function readDevInfo(home: string): DevInfo | null {
  if (!existsSync(devFile(home))) return null;
  const info = JSON.parse(readFileSync(devFile(home), 'utf8')) as DevInfo;
  return isAlive(info.pid) ? info : null;
}

export function devFile(home: string): string {
  return join(home, 'dev.json');
}
