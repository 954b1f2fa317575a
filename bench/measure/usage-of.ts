import { processUsage } from './process-usage.ts';

export interface ProcessCost {
  /** CPU time in ms for each execution */
  cpuMsPerExecution: number;
  memoryMiB: number;
}

/** Runs `work` and tells what each named process used meanwhile; empty where it cannot be known. */
export async function usageOf<T>(
  pids: Record<string, number>,
  executions: number,
  work: () => Promise<T>,
): Promise<{ result: T; processes: Record<string, ProcessCost> }> {
  const before = new Map(Object.entries(pids).map(([name, pid]) => [name, processUsage(pid)]));
  const result = await work();
  const processes: Record<string, ProcessCost> = {};
  for (const [name, pid] of Object.entries(pids)) {
    const [then, now] = [before.get(name), processUsage(pid)];
    if (then && now) processes[name] = { cpuMsPerExecution: (now.cpuMs - then.cpuMs) / executions, memoryMiB: now.memoryMiB };
  }
  return { result, processes };
}
