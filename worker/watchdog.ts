import { url as inspectorUrl } from 'node:inspector';
import { Worker } from 'node:worker_threads';
import { errorMessage } from '../common/errors/error-message.ts';
import type { Log } from '../server/log.ts';

/** What the thread beside the event loop is given. */
export interface WatchdogOrder {
  /** one number, which grows while the event loop turns */
  beats: Int32Array;
  limitMs: number;
}

const BEAT_MS = 500;

/**
 * Ends this process at once (SIGKILL) when its event loop stands still for `limitMs`. A step that loops without pause stops
 * everything else, too: other steps, heartbeats, the answer to SIGTERM. Nobody inside could end it; outside it is started again,
 * and what was in flight is tried elsewhere. Time in which the whole process was stopped does not count, and under a debugger
 * nothing is watched.
 */
export function startWatchdog({ limitMs, log }: { limitMs: number; log: Log }): { stop(): Promise<void> } {
  if (inspectorUrl() !== undefined) return { stop: async () => {} };
  const order: WatchdogOrder = { beats: new Int32Array(new SharedArrayBuffer(4)), limitMs };
  const thread = new Worker(new URL('./watchdog-thread.js', import.meta.url), { workerData: order, execArgv: [] });
  thread.on('error', (error) => log.warn({ cause: errorMessage(error) }, 'nobody watches whether a step blocks this process'));
  thread.unref();
  const stop = async () => {
    clearInterval(timer);
    await thread.terminate();
  };
  const timer = setInterval(() => {
    Atomics.add(order.beats, 0, 1);
    // one that came later, by SIGUSR1
    if (inspectorUrl() !== undefined) void stop();
  }, BEAT_MS);
  timer.unref();
  return { stop };
}
