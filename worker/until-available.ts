import { setTimeout as pause } from 'node:timers/promises';
import { errorMessage } from '../common/errors/error-message.ts';
import type { Log } from '../server/log.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

export interface Patience {
  log: Log;
  /** what is waited for, as the log names it */
  name: string;
  /** whether the error may pass by itself */
  passing(error: unknown): boolean;
  signal: AbortSignal;
}

/** Runs `work` until it succeeds: a part that is away when the process starts is waited for, and said once per reason. */
export async function untilAvailable<T>(work: () => Promise<T>, { log, name, passing, signal }: Patience): Promise<T> {
  let delayMs = FIRST_PAUSE_MS;
  let said: string | undefined;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!passing(error)) throw error;
      const message = errorMessage(error);
      if (message !== said) log.warn({ cause: message }, `${name} is away; waiting for it`);
      said = message;
      await pause(delayMs, undefined, { signal });
      delayMs = Math.min(delayMs * 2, LONGEST_PAUSE_MS);
    }
  }
}
