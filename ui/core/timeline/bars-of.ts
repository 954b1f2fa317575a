import type { AttemptView, NodeView } from '../../../common/execution/execution-view.ts';
import type { TimelineBar } from './timeline-model.ts';

/** What a node's lane shows: attempts and the waits between them, or one bar for what is never repeated. */
export function barsOf(node: NodeView, nowMs: number): TimelineBar[] {
  if (node.startedAt === null) return [];
  if (node.attempts.length === 0) return [oneBar(node, Date.parse(node.startedAt), nowMs)];
  const bars: TimelineBar[] = [];
  for (const attempt of node.attempts) {
    const startMs = Date.parse(attempt.startedAt);
    const before = bars.at(-1);
    if (before !== undefined && startMs > before.endMs) bars.push(waitAfter(before, startMs, false));
    bars.push(attemptBar(attempt, startMs, nowMs));
  }
  const last = bars.at(-1);
  if (last !== undefined && !last.open && node.endedAt === null && nowMs > last.endMs) bars.push(waitAfter(last, nowMs, true));
  return bars;
}

function attemptBar({ attempt, endedAt, error }: AttemptView, startMs: number, nowMs: number): TimelineBar {
  return {
    kind: 'attempt',
    attempt,
    startMs,
    endMs: endOf(endedAt, startMs, nowMs),
    open: endedAt === null,
    failed: error !== undefined,
    ...(error === undefined ? {} : { message: error.message }),
  };
}

function oneBar(node: NodeView, startMs: number, nowMs: number): TimelineBar {
  const pauses = node.type === 'sleep' || node.type === 'wait' || node.status === 'paused';
  return {
    kind: pauses ? 'pause' : 'attempt',
    startMs,
    endMs: endOf(node.endedAt, startMs, nowMs),
    open: node.endedAt === null,
    failed: node.status === 'error',
    ...(node.error === undefined ? {} : { message: node.error.message }),
  };
}

function waitAfter(before: TimelineBar, endMs: number, open: boolean): TimelineBar {
  return {
    kind: 'wait',
    ...(before.attempt === undefined ? {} : { attempt: before.attempt }),
    startMs: before.endMs,
    endMs,
    open,
    failed: false,
  };
}

/** Clocks differ: what a server began in this browser's future has lasted no time yet. */
function endOf(endedAt: string | null, startMs: number, nowMs: number): number {
  return Math.max(startMs, endedAt === null ? nowMs : Date.parse(endedAt));
}
