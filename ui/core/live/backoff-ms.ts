import type { Clock } from './clock.ts';

const FIRST_MS = 500;
const MOST_MS = 15_000;

/** How long to wait after failure number `attempt` (from 0) in a row: half of it fixed, half by chance, so that clients spread. */
export function backoffMs(clock: Clock, attempt: number): number {
  const whole = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return whole / 2 + (whole / 2) * clock.random();
}
