import { setTimeout as sleep } from 'node:timers/promises';

export interface EventuallyOptions {
  /** default 10,000 */
  timeoutMs?: number;
  /** default 50 */
  everyMs?: number;
}

/**
 * Calls `check` until it returns something truthy, which is returned; a check that throws (an `expect`, say) is asked
 * again too. After `timeoutMs` it throws what `check` threw last, or says what it returned.
 */
export async function eventually<T>(check: () => T | Promise<T>, options: EventuallyOptions = {}): Promise<NonNullable<T>> {
  const { timeoutMs = 10_000, everyMs = 50 } = options;
  const end = Date.now() + timeoutMs;
  for (;;) {
    const turn = await attempt(check);
    if ('value' in turn && turn.value) return turn.value as NonNullable<T>;
    if (Date.now() > end) {
      if ('error' in turn) throw turn.error;
      throw new Error(`waited ${timeoutMs} ms in vain; the last answer was ${JSON.stringify(turn.value)}`);
    }
    await sleep(everyMs);
  }
}

async function attempt<T>(check: () => T | Promise<T>): Promise<{ value: T } | { error: unknown }> {
  try {
    return { value: await check() };
  } catch (error) {
    return { error };
  }
}
