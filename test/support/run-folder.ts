import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../../cli/dev/process/is-alive.ts';
import { sendSignal } from '../../cli/dev/process/stop-process.ts';

const PREFIX = 'perdure-test-';

/** Where the servers of the Jest run of process `pid` keep their files. */
export function runFolder(pid: number): string {
  return join(tmpdir(), `${PREFIX}${pid}`);
}

/** Ends what runs of killed Jest processes left behind: servers whose working folder or command line lies in such a run's folder. */
export async function sweepRunFolders(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = Number(name.startsWith(PREFIX) ? name.slice(PREFIX.length) : Number.NaN);
    if (!Number.isInteger(owner) || isAlive(owner)) continue;
    const folder = join(tmpdir(), name);
    for (const pid of processesOf(folder)) sendSignal(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

function processesOf(folder: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && belongsTo(folder, pid));
}

function belongsTo(folder: string, pid: number): boolean {
  try {
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return commandLine.includes(`${folder}/`) || environment.includes(`PWD=${folder}/`);
  } catch {
    // gone, or somebody else's
    return false;
  }
}
