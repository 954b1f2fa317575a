/** A piece of an edge across the flow, in the gap between two ranks. */
export interface Jog {
  /** names the gap */
  gap: number;
  top: number;
  bottom: number;
  from: number;
  to: number;
  /** jogs with the same name may lie on each other: they lead to the same card */
  merge: string;
  /** where it lies: the answer */
  y: number;
}

const CLEAR = 8;

/** Gives every jog a height in its gap, so that no two that overlap lie on each other unless they merge. */
export function assignLanes(jogs: readonly Jog[]): void {
  const gaps = new Map<number, Jog[]>();
  for (const jog of jogs) gaps.set(jog.gap, [...(gaps.get(jog.gap) ?? []), jog]);
  for (const inGap of gaps.values()) {
    const bundles = new Map<string, { left: number; right: number; jogs: Jog[]; lane: number }>();
    for (const jog of inGap) {
      const [left, right] = [Math.min(jog.from, jog.to), Math.max(jog.from, jog.to)];
      const bundle = bundles.get(jog.merge);
      if (bundle === undefined) bundles.set(jog.merge, { left, right, jogs: [jog], lane: 0 });
      else {
        bundle.left = Math.min(bundle.left, left);
        bundle.right = Math.max(bundle.right, right);
        bundle.jogs.push(jog);
      }
    }
    const ordered = [...bundles.values()].sort((a, b) => a.left - b.left || b.right - a.right);
    const ends: number[] = [];
    for (const bundle of ordered) {
      const free = ends.findIndex((end) => end + CLEAR < bundle.left);
      bundle.lane = free < 0 ? ends.length : free;
      ends[bundle.lane] = bundle.right;
    }
    for (const { jogs: members, lane } of ordered) {
      for (const jog of members) {
        const pitch = (jog.bottom - jog.top) / (ends.length + 1);
        jog.y = Math.round(jog.top + pitch * (lane + 1));
      }
    }
  }
}
