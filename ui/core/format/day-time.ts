import { clockTime } from './clock-time.ts';

/** `09:53` today, `Mon 09:53` within a week, else `3 Nov 09:53`; `now` and `at` are ISO times or ms since the epoch. */
export function dayTime(at: string | number, now: string | number): string {
  const [then, today] = [new Date(at), new Date(now)];
  const time = clockTime(at).slice(0, 5);
  if (then.toDateString() === today.toDateString()) return time;
  const near = Math.abs(today.getTime() - then.getTime()) < 6 * 86_400_000;
  const day = then.toLocaleDateString(undefined, near ? { weekday: 'short' } : { day: 'numeric', month: 'short' });
  return `${day} ${time}`;
}
