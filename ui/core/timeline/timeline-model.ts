import type { NodeView } from '../../../common/execution/execution-view.ts';
import type { Look } from '../status/look.ts';

/** A stretch of time, in ms since the epoch. */
export interface Stretch {
  from: number;
  to: number;
}

/** `attempt`: something ran; `pause`: a sleep or a wait for somebody; `wait`: between two attempts. */
export type BarKind = 'attempt' | 'pause' | 'wait';

export interface TimelineBar {
  kind: BarKind;
  /** of an attempt: its number; of a wait: the attempt before it; absent on what is never repeated */
  attempt?: number;
  startMs: number;
  /** of an open bar: now */
  endMs: number;
  open: boolean;
  failed: boolean;
  /** why a failed attempt failed */
  message?: string;
}

export interface TimelineRow {
  visit: string;
  nodeId: string;
  label: string;
  type: NodeView['type'];
  actionType?: string;
  look: Look;
  /** null for what was passed over at a time nobody wrote down */
  startMs: number | null;
  endMs: number | null;
  /** from the first start to the end or to now; null for what was passed over */
  totalMs: number | null;
  /** drawn as a point: it took no time worth a bar */
  instant: boolean;
  bars: TimelineBar[];
  /** attempts so far */
  attempts: number;
  /** what it came to, in a word or two: `true`, `until Thu 09:53` */
  note?: string;
}

export interface TimelineModel {
  startMs: number;
  endMs: number;
  ended: boolean;
  /** in order of first start; what was passed over stands at its time, or last */
  rows: TimelineRow[];
  /** nodes whose turn has not come, in the graph's order */
  notReached: NodeView[];
  /** the longest stretches in which nothing runs, in order, disjoint */
  quiet: Stretch[];
  /** every start and end, ascending, each once: where a replay stops */
  moments: number[];
}
