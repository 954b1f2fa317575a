import { isoTime } from './iso-time.ts';
import type { Runtime } from './runtime.ts';
import type { InterpreterState, OpenVisit } from './state.ts';
import { nodeAt } from './turn.ts';

/** A node that an operator wants to see first. */
export interface HotNode {
  nodeId: string;
  label: string;
  status: 'running' | 'paused' | 'error';
  /** when it wakes, or why it failed; empty for what is running */
  note: string;
}

/** At most `limit` nodes that failed or are open, the failed ones first. */
export function hotNodes(runtime: Runtime, state: InterpreterState, limit: number): HotNode[] {
  const hot: HotNode[] = [];
  for (const index in state.failures) {
    if (hot.length >= limit) return hot;
    const { id, label } = nodeAt(runtime, Number(index));
    const failure = state.failures[index];
    hot.push({ nodeId: id, label, status: 'error', note: `${failure?.code}: ${failure?.message}` });
  }
  for (const visit in state.open) {
    if (hot.length >= limit) return hot;
    const open = state.open[visit];
    if (open !== undefined) hot.push(openNode(runtime, open));
  }
  return hot;
}

function openNode(runtime: Runtime, open: OpenVisit): HotNode {
  const { id, label } = nodeAt(runtime, open.node);
  return open.kind === 'sleep'
    ? { nodeId: id, label, status: 'paused', note: `until ${isoTime(open.wakeAtMs)}` }
    : { nodeId: id, label, status: 'running', note: '' };
}
