import { clockTime } from '../format/clock-time.ts';

/** How a tick is written on an axis whose ticks are `step` ms apart: `09:53:49.250`, `09:53:49`, `09:53` or `3 Nov`. */
export function tickLabel(ms: number, step: number): string {
  if (step < 1_000) return `${clockTime(ms)}.${String(new Date(ms).getMilliseconds()).padStart(3, '0')}`;
  if (step < 60_000) return clockTime(ms);
  if (step < 43_200_000) return clockTime(ms).slice(0, 5);
  return new Date(ms).toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
}
