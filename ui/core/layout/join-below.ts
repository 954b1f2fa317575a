import type { Jog } from './assign-lanes.ts';

/** how far beside the card's middle a line comes down that joins it below the others, px */
const BESIDE = 14;
/** two lines as near as this look like one, px */
const SAME = 6;
/** with more lanes in a gap the picture is too dense for it to help */
const MANY_LANES = 12;

/** A jog that goes on beside its end, and joins the line there one lane below all others of its gap. */
export interface Detour {
  /** px across the flow where it comes down */
  x: number;
  lane: number;
}

/**
 * Of jogs that would join a line above where another edge leaves it, so that the two share a stretch and look like one edge: how
 * each gets around it. Makes room for that in `lanes`, the number of lanes of each gap.
 */
export function joinBelow(jogs: readonly Jog[], lanes: Map<number, number>): Map<Jog, Detour> {
  const gaps = new Map<number, Jog[]>();
  for (const jog of jogs) {
    const known = gaps.get(jog.gap);
    if (known === undefined) gaps.set(jog.gap, [jog]);
    else known.push(jog);
  }
  const detours = new Map<Jog, Detour>();
  for (const [gap, own] of gaps) {
    const count = lanes.get(gap) ?? 1;
    if (count > MANY_LANES) continue;
    const lastOut = new Map<number, Jog>();
    for (const jog of own) if (jog.lane > (lastOut.get(jog.from)?.lane ?? -1)) lastOut.set(jog.from, jog);
    const taken = own.flatMap(({ from, to }) => [from, to]);
    for (const jog of own) {
      const other = lastOut.get(jog.to);
      if (other === undefined || other.lane <= jog.lane || other.net === jog.net) continue;
      const x = jog.to + (jog.from < jog.to ? -BESIDE : BESIDE);
      if (Math.abs(jog.from - jog.to) < 2 * BESIDE || taken.some((each) => Math.abs(each - x) < SAME)) continue;
      detours.set(jog, { x, lane: count });
      lanes.set(gap, count + 1);
    }
  }
  return detours;
}
