import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './is-alive.ts';

export interface StopStep {
  signal: NodeJS.Signals;
  /** how long to wait after the signal before the next step */
  waitMs: number;
}

/** Sends the signals one after the other until the process is gone. Resolves with whether it is. */
export async function stopProcess(pid: number, steps: StopStep[]): Promise<boolean> {
  for (const { signal, waitMs } of steps) {
    if (!isAlive(pid)) return true;
    sendSignal(pid, signal);
    const end = Date.now() + waitMs;
    while (isAlive(pid) && Date.now() < end) await sleep(20);
  }
  return !isAlive(pid);
}

/** Sends a signal; a process that is gone already is no error. A negative pid means its group. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
