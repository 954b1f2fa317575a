import type { ProcessMark } from './folder-lock.ts';
import { stopProcess } from './process/stop-process.ts';

/** Ends what a killed start left behind. Api and worker end themselves when their parent dies, so they get time to do so. */
export async function stopLeftovers(leftovers: readonly ProcessMark[], say: (line: string) => void): Promise<void> {
  for (const { name, pid } of leftovers) {
    say(`stopping the ${name} (process ${pid}) that a killed start left behind`);
    await stopProcess(pid, [
      { signal: 'SIGTERM', waitMs: 8_000 },
      { signal: 'SIGKILL', waitMs: 2_000 },
    ]);
  }
}
