const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000];
/** 1-2-5, as far as clocks allow it. */
const STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 20].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 20].map((n) => n * MINUTE),
  ...[1, 2, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000].map((n) => n * DAY),
];

/** The smallest step, in ms, whose ticks stand at least `px` apart when one px is `msPerPx`. */
export function tickStep(msPerPx: number, px: number): number {
  return STEPS.find((step) => step >= msPerPx * px) ?? 1_000 * DAY;
}

/** The multiples of `step` from `fromMs` to `toMs`, on the clock of a zone that is `zoneMs` ahead of UTC. At most 1,000. */
export function ticksBetween(fromMs: number, toMs: number, step: number, zoneMs = 0): number[] {
  const first = Math.ceil((fromMs + zoneMs) / step) * step - zoneMs;
  const count = Math.min(1_000, Math.floor((toMs - first) / step) + 1);
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index * step);
}
