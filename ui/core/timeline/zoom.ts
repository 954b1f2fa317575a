import type { TimeScale } from './time-scale.ts';
import type { Stretch } from './timeline-model.ts';

const LEAST_MS = 10;

/** The window after zooming by `factor` (above 1: closer) about the time at `x`; null when that shows everything. */
export function zoomAt(scale: TimeScale, x: number, factor: number): Stretch | null {
  const [left, right] = [scale.x(scale.window.from), scale.x(scale.window.to)];
  return within(scale, { from: scale.ms(x - (x - left) / factor), to: scale.ms(x + (right - x) / factor) });
}

/** The window that shows what lies between two places of the axis; null when that is everything. */
export function zoomTo(scale: TimeScale, x1: number, x2: number): Stretch | null {
  return within(scale, { from: scale.ms(Math.min(x1, x2)), to: scale.ms(Math.max(x1, x2)) });
}

/** The window moved by `px`, as far as there is something to show. */
export function panBy(scale: TimeScale, px: number): Stretch | null {
  const [left, right] = [scale.x(scale.window.from), scale.x(scale.window.to)];
  const by = Math.min(Math.max(px, scale.x(scale.whole.from) - left), scale.x(scale.whole.to) - right);
  return within(scale, { from: scale.ms(left + by), to: scale.ms(right + by) });
}

function within({ whole, window }: TimeScale, { from, to }: Stretch): Stretch | null {
  const [start, end] = [Math.max(whole.from, from), Math.min(whole.to, to)];
  if (end - start < LEAST_MS) return isWhole(whole, window) ? null : window;
  const next = { from: start, to: end };
  return isWhole(whole, next) ? null : next;
}

function isWhole(whole: Stretch, { from, to }: Stretch): boolean {
  return from - whole.from < 1 && whole.to - to < 1;
}
