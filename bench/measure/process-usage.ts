import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts CPU time in these, 100 a second on every platform that Node runs on. */
const TICK_MS = 10;

export interface Usage {
  /** user and system time of the process, its children, and what its ended children used, in ms */
  cpuMs: number;
  /** proportional share of memory now, in MiB: memory that processes share is counted once */
  memoryMiB: number;
}

/** What a process and its descendants have used so far; null where the system has no /proc. */
export function processUsage(pid: number): Usage | null {
  try {
    const stats = readStats();
    const pids = descendants(stats, pid);
    const cpuMs = pids.reduce((sum, id) => sum + (stats.get(id)?.ticks ?? 0), 0) * TICK_MS;
    return { cpuMs, memoryMiB: pids.reduce((sum, id) => sum + memoryKiB(id), 0) / 1024 };
  } catch {
    // not Linux
    return null;
  }
}

interface Stat {
  parent: number;
  ticks: number;
}

function readStats(): Map<number, Stat> {
  const stats = new Map<number, Stat>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const text = readOrEmpty(`/proc/${name}/stat`);
    // the command's name, in brackets, may hold anything
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent, times] = [fields[1], fields.slice(11, 15)];
    if (parent !== undefined && times.length === 4) stats.set(Number(name), { parent, ticks: times.reduce((sum, n) => sum + n, 0) });
  }
  return stats;
}

function descendants(stats: Map<number, Stat>, root: number): number[] {
  const found = [root];
  for (const pid of found) for (const [child, { parent }] of stats) if (parent === pid) found.push(child);
  return found;
}

function memoryKiB(pid: number): number {
  const rollup = /^Pss:\s+(\d+)/m.exec(readOrEmpty(`/proc/${pid}/smaps_rollup`))?.[1];
  const resident = /^VmRSS:\s+(\d+)/m.exec(readOrEmpty(`/proc/${pid}/status`))?.[1];
  return Number(rollup ?? resident ?? 0);
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // the process has ended meanwhile, or is somebody else's
    return '';
  }
}
