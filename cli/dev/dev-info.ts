import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PerdureError } from '../../common/errors/perdure-error.ts';
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
  /** of the web app; null where it was not built */
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

/** What the `perdure dev` of this folder says of itself; null when none runs, also when a killed one left its file behind. Throws `FOLDER_UNUSABLE`. */
export function readDevInfo(home: string): DevInfo | null {
  const file = devFile(home);
  if (!existsSync(file)) return null;
  const info = parse(readFileSync(file, 'utf8'));
  if (info === null) {
    throw new PerdureError('FOLDER_UNUSABLE', `${file} does not hold what \`perdure dev\` writes there.`, {
      remedy: 'Start `perdure dev` again, which writes it anew, or set PERDURE_HOME to another folder.',
    });
  }
  return isAlive(info.pid) ? info : null;
}

function parse(text: string): DevInfo | null {
  try {
    const info = JSON.parse(text) as DevInfo | null;
    const texts = [info?.apiUrl, info?.databaseUrl, info?.temporalAddress, info?.apiKey];
    return typeof info?.pid === 'number' && texts.every((value) => typeof value === 'string') ? info : null;
  } catch {
    // as unusable as JSON of another shape
    return null;
  }
}

export function devFile(home: string): string {
  return join(home, 'dev.json');
}
