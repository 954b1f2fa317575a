import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandLineOf } from '../process/command-line-of.ts';
import { isAlive } from '../process/is-alive.ts';

/** The server that runs on a data folder, by its `postmaster.pid`; null when none does, also when a killed one left the file behind. */
export function runningPostmaster(dataFolder: string): { pid: number } | null {
  const file = join(dataFolder, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return null;
  return commandLineOf(pid).includes('postgres') ? { pid } : null;
}
