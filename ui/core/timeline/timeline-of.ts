import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView, NodeView } from '../../../common/execution/execution-view.ts';
import { lookOfNode } from '../status/look.ts';
import { barsOf } from './bars-of.ts';
import { passedOverAt } from './passed-over-at.ts';
import { quietStretches } from './quiet-stretches.ts';
import { rowNote } from './row-note.ts';
import type { TimelineModel, TimelineRow } from './timeline-model.ts';

/** What a node that only computes may take and still be a point. */
const INSTANT_MS = 50;
const TAKES_TIME: readonly NodeView['type'][] = ['action', 'sleep', 'wait', 'forEach', 'workflow'];

/**
 * The timeline of an execution at `nowMs`; of an ended one, `nowMs` does not matter. With the graph, nodes that were
 * passed over stand at the time at which that was decided.
 */
export function timelineOf(view: ExecutionView, nowMs: number, graph: ExecutionGraph | null = null): TimelineModel {
  const ended = view.endedAt !== null;
  const now = view.endedAt === null ? nowMs : Date.parse(view.endedAt);
  const passedAt = graph === null ? new Map<string, number>() : passedOverAt(view, graph);
  const rows = view.nodes
    .filter((node) => node.startedAt !== null || node.reason !== undefined)
    .map((node) => rowOf(node, now, passedAt.get(node.nodeId) ?? null))
    .sort((a, b) => (a.startMs ?? Number.POSITIVE_INFINITY) - (b.startMs ?? Number.POSITIVE_INFINITY) || 0);
  const times = rows.flatMap(timesOf);
  const startMs = times.reduce((a, b) => Math.min(a, b), Date.parse(view.startedAt));
  const endMs = times.reduce((a, b) => Math.max(a, b), Math.max(startMs, now));
  const busy = rows.flatMap(({ bars }) =>
    bars.filter(({ kind }) => kind === 'attempt').map((bar) => ({ from: bar.startMs, to: bar.endMs })),
  );
  return {
    startMs,
    endMs,
    ended,
    rows,
    notReached: view.nodes.filter((node) => node.startedAt === null && node.reason === undefined),
    quiet: quietStretches(busy, startMs, endMs),
    moments: [...new Set([startMs, ...times, endMs])].sort((a, b) => a - b),
  };
}

function rowOf(node: NodeView, nowMs: number, passedAtMs: number | null): TimelineRow {
  const startMs = node.startedAt === null ? passedAtMs : Date.parse(node.startedAt);
  const bars = barsOf(node, nowMs);
  const endMs = node.endedAt === null ? null : Date.parse(node.endedAt);
  const totalMs = node.startedAt === null || startMs === null ? null : Math.max(0, (endMs ?? nowMs) - startMs);
  const note = rowNote(node, nowMs);
  return {
    visit: node.visit,
    nodeId: node.nodeId,
    label: node.label,
    type: node.type,
    ...(node.actionType === undefined ? {} : { actionType: node.actionType }),
    look: lookOfNode(node),
    startMs,
    endMs,
    totalMs,
    instant: endMs !== null && totalMs !== null && bars.length === 1 && totalMs <= (TAKES_TIME.includes(node.type) ? 0 : INSTANT_MS),
    bars,
    attempts: node.attempts.length,
    ...(note === null ? {} : { note }),
  };
}

function timesOf({ startMs, bars }: TimelineRow): number[] {
  return [...(startMs === null ? [] : [startMs]), ...bars.flatMap((bar) => (bar.open ? [bar.startMs] : [bar.startMs, bar.endMs]))];
}
