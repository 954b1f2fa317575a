import type { Log } from './log.ts';

export interface LoopOptions {
  /** for the log */
  name: string;
  /** the longest pause between two turns */
  intervalMs: number;
  /** one turn; true asks for the next one at once. What it throws is logged and the loop goes on */
  turn(): Promise<boolean>;
  log: Log;
}

export interface Loop {
  start(): void;
  /** begins the next turn now, or right after the one that runs */
  wake(): void;
  /** no turn begins any more; resolves when the running one is over */
  stop(): Promise<void>;
}

/** A background loop that nothing ends but `stop()`: each turn has its own catch, and a failing one is repeated at its pace. */
export function createLoop({ name, intervalMs, turn, log }: LoopOptions): Loop {
  let running: Promise<void> | null = null;
  let stopped = false;
  let woken = false;
  let endPause: (() => void) | null = null;
  // The same failure is said once, until a turn succeeds again.
  let lastFailure: string | null = null;

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(finish, intervalMs);
      function finish() {
        clearTimeout(timer);
        endPause = null;
        resolve();
      }
      endPause = finish;
    });

  const guardedTurn = async (): Promise<boolean> => {
    try {
      const again = await turn();
      lastFailure = null;
      return again;
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error);
      log[failure === lastFailure ? 'debug' : 'warn']({ err: error, loop: name }, `${name} failed and is tried again: ${failure}`);
      lastFailure = failure;
      return false;
    }
  };

  const run = async () => {
    while (!stopped) {
      woken = false;
      const again = await guardedTurn();
      if (!again && !woken && !stopped) {
        await pause();
      }
    }
  };

  return {
    start() {
      running ??= run();
    },
    wake() {
      woken = true;
      endPause?.();
    },
    async stop() {
      stopped = true;
      endPause?.();
      await running;
    },
  };
}
