import type { Clock } from './clock.ts';

/** A signal that fires with its parent, at `cut()`, or when the time that was set last is over. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** whether it was time that fired it */
  readonly passed: boolean;
  /** ms from now, instead of what was set before */
  set(ms: number): void;
  cut(): void;
  /** after this it does not fire any more */
  clear(): void;
}

export function createDeadline(clock: Clock, parent: AbortSignal, ms: number): Deadline {
  const own = new AbortController();
  let passed = false;
  const expire = () => {
    passed = true;
    own.abort();
  };
  let prevent = clock.after(ms, expire);
  const follow = () => own.abort(parent.reason);
  parent.addEventListener('abort', follow, { once: true });
  if (parent.aborted) follow();
  return {
    signal: own.signal,
    get passed() {
      return passed;
    },
    set(next) {
      prevent();
      prevent = clock.after(next, expire);
    },
    cut: () => own.abort(),
    clear() {
      prevent();
      parent.removeEventListener('abort', follow);
    },
  };
}
