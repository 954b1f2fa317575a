import type { Clock } from './clock.ts';

/** @throws the signal's reason, once it fires */
export function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const prevent = clock.after(ms, () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    const abort = () => {
      prevent();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
  });
}
