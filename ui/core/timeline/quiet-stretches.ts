import type { Stretch } from './timeline-model.ts';

/** What `busy` leaves of the time from `startMs` to `endMs`, in order. */
export function quietStretches(busy: readonly Stretch[], startMs: number, endMs: number): Stretch[] {
  const quiet: Stretch[] = [];
  let until = startMs;
  for (const { from, to } of [...busy].sort((a, b) => a.from - b.from)) {
    if (from > until) quiet.push({ from: until, to: from });
    until = Math.max(until, to);
  }
  if (endMs > until) quiet.push({ from: until, to: endMs });
  return quiet;
}
