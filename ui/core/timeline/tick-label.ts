import { clockTime } from '../format/clock-time.ts';

/** How a tick is written on an axis whose ticks are `step` ms apart: `09:53:49`, `09:53` or `3 Nov`; between seconds `.250`. */
export function tickLabel(ms: number, step: number): string {
  if (step < 1_000) return ms % 1_000 === 0 ? clockTime(ms) : `.${fraction(ms, step)}`;
  if (step < 60_000) return clockTime(ms);
  if (step < 43_200_000) return clockTime(ms).slice(0, 5);
  return new Date(ms).toLocaleDateString(undefined, { day: 'numeric', month: 'short' });
}

/** The same for the tick that others are read by: between seconds the whole time, `09:53:49.250`. */
export function fullTickLabel(ms: number, step: number): string {
  const label = tickLabel(ms, step);
  return label.startsWith('.') ? `${clockTime(ms)}${label}` : label;
}

/** As many digits as tell neighbours apart. */
function fraction(ms: number, step: number): string {
  const digits = step >= 100 ? 1 : step >= 10 ? 2 : 3;
  return String(new Date(ms).getMilliseconds()).padStart(3, '0').slice(0, digits);
}
