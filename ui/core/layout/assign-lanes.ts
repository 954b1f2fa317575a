/** A piece of an edge across the flow, in the gap between two ranks. */
export interface Jog {
  /** the gap after the rank of this number */
  gap: number;
  /** where it comes from above, and where it goes on below, in px across the flow */
  from: number;
  to: number;
  /** jogs of one net may lie on each other: they leave one handle, or lead to one card */
  net: string;
  /** counted from above: the answer */
  lane: number;
}

interface Net {
  left: number;
  right: number;
  /** where its lines come from above, and where they go on below */
  tops: Set<number>;
  bottoms: Set<number>;
  jogs: Jog[];
  lane: number;
}

/** nets nearer to each other than this do not share a lane, px */
const APART = 16;
/** two lines as near as this look like one, px */
const SAME = 6;
/** a stretch where two edges look like one is worse than so many crossings */
const CONFUSION = 10;
/** with more nets in one gap nobody could follow a line, and comparing each with each takes long */
const MANY_NETS = 150;

/**
 * Gives every jog a lane, so that no two nets that overlap lie on each other, and that they cross little. `straight` knows the
 * lines that pass a gap without a turn. Returns how many lanes each gap has.
 */
export function assignLanes(jogs: readonly Jog[], straight: (gap: number, x: number) => boolean): Map<number, number> {
  const gaps = new Map<number, Map<string, Net>>();
  for (const jog of jogs) {
    const nets = gaps.get(jog.gap) ?? new Map<string, Net>();
    gaps.set(jog.gap, nets);
    const net = nets.get(jog.net) ?? { left: jog.from, right: jog.from, tops: new Set(), bottoms: new Set(), jogs: [], lane: 0 };
    nets.set(jog.net, net);
    net.left = Math.min(net.left, jog.from, jog.to);
    net.right = Math.max(net.right, jog.from, jog.to);
    net.tops.add(jog.from);
    net.bottoms.add(jog.to);
    net.jogs.push(jog);
  }
  const lanes = new Map<number, number>();
  for (const [gap, nets] of gaps) {
    lanes.set(gap, nets.size > MANY_NETS ? stackFirst([...nets.values()]) : stack([...nets.values()], (x) => straight(gap, x)));
    for (const net of nets.values()) for (const jog of net.jogs) jog.lane = net.lane;
  }
  return lanes;
}

/** Decides who lies above whom, then moves everyone up as far as that allows. */
function stack(nets: readonly Net[], straight: (x: number) => boolean): number {
  const rest = [...nets].sort((a, b) => a.left - b.left || a.right - b.right);
  const touching = new Map<Net, Set<Net>>(rest.map((net) => [net, new Set()]));
  /** who should lie above whom, and what it costs if not */
  const above = new Map<Net, Map<Net, number>>(rest.map((net) => [net, new Map()]));
  for (const [index, a] of rest.entries()) {
    for (const b of rest.slice(index + 1)) {
      if (b.left > a.right + APART) break;
      touching.get(a)?.add(b);
      touching.get(b)?.add(a);
      const gain = costAbove(b, a, straight) - costAbove(a, b, straight);
      if (gain > 0) above.get(b)?.set(a, gain);
      if (gain < 0) above.get(a)?.set(b, -gain);
    }
  }
  const below = new Map<Net, [Net, number][]>(rest.map((net) => [net, []]));
  const debts = new Map<Net, number>(rest.map((net) => [net, 0]));
  for (const [net, others] of above) {
    for (const [other, cost] of others) {
      below.get(other)?.push([net, cost]);
      debts.set(net, (debts.get(net) ?? 0) + cost);
    }
  }
  const placed = new Set<Net>();
  while (rest.length > 0) {
    const owed = rest.map((net) => debts.get(net) ?? 0);
    const [net] = rest.splice(owed.indexOf(Math.min(...owed)), 1);
    if (net === undefined) break;
    const taken = new Set<number>();
    for (const other of touching.get(net) ?? []) {
      if (!placed.has(other)) continue;
      taken.add(other.lane);
      if (above.get(net)?.has(other)) net.lane = Math.max(net.lane, other.lane + 1);
    }
    while (taken.has(net.lane)) net.lane += 1;
    placed.add(net);
    for (const [other, cost] of below.get(net) ?? []) debts.set(other, (debts.get(other) ?? 0) - cost);
  }
  return Math.max(...nets.map(({ lane }) => lane)) + 1;
}

/** The first lane that is free, from left to right. */
function stackFirst(nets: readonly Net[]): number {
  const ends: number[] = [];
  for (const net of [...nets].sort((a, b) => a.left - b.left || a.right - b.right)) {
    const free = ends.findIndex((end) => end + APART < net.left);
    net.lane = free < 0 ? ends.length : free;
    ends[net.lane] = net.right;
  }
  return ends.length;
}

function costAbove(upper: Net, lower: Net, straight: (x: number) => boolean): number {
  let cost = 0;
  for (const x of upper.bottoms) {
    if (x > lower.left && x < lower.right) cost += 1;
    for (const top of lower.tops) if (Math.abs(top - x) < SAME && !straight(x)) cost += CONFUSION;
  }
  for (const x of lower.tops) if (x > upper.left && x < upper.right) cost += 1;
  return cost;
}
