import { parse } from '@lukeed/ms';

/** The longest duration, in ms: a hundred years, so that every time computed from it is a date. */
export const MAX_DURATION_MS = 100 * 365.25 * 86_400_000;

const DURATION = /^(\d+) ?([a-z]*)$/i;

/**
 * A duration in ms: a number of ms, or a whole number, an optional blank and a unit (`ms`, `s`, `m`, `h`, `d`, `w` or their
 * English words, in either case; none means ms). Undefined for everything else: absent, negative, fractions of a unit,
 * years, longer than a hundred years. A number with a fraction is rounded.
 */
export function parseDuration(value: unknown): number | undefined {
  if (typeof value === 'number') return within(Math.round(value));
  if (typeof value !== 'string') return undefined;
  const [, amount, unit] = DURATION.exec(value.trim()) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  // the library reads the unit only: it takes `0s` for nothing, and years, fractions and signs for durations
  const unitMs = unit === '' ? 1 : /^y/i.test(unit) ? undefined : parse(`1${unit}`);
  return unitMs === undefined ? undefined : within(Number(amount) * unitMs);
}

function within(ms: number): number | undefined {
  return ms >= 0 && ms <= MAX_DURATION_MS ? ms : undefined;
}
