import { setTimeout as pause } from 'node:timers/promises';
import { ApplicationFailure } from '@temporalio/common';

/** How long a finished attempt goes on trying to write its outcome while PostgreSQL is away, in ms. */
const PATIENCE_MS = 25_000;
const PAUSE_MS = 500;

/** What a step has done must not be forgotten because PostgreSQL was away for a moment. */
export async function insist<T>(work: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const away = error instanceof ApplicationFailure && error.type === 'DatabaseAway';
      if (!away || performance.now() > until) throw error;
      await pause(PAUSE_MS);
    }
  }
}
