/** Time and chance, so that a test can be their master. */
export interface Clock {
  /** ms since 1970 */
  now(): number;
  /** Calls `then` in `ms`; returns how to prevent it. */
  after(ms: number, then: () => void): () => void;
  /** from 0 to below 1 */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
