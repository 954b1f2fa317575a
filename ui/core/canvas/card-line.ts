import type { NodeView } from '../../../common/execution/execution-view.ts';
import { formatDuration } from '../../../common/time/format-duration.ts';
import { dayTime } from '../format/day-time.ts';
import { actionWords } from './action-words.ts';
import { outcomeOf } from './outcome-of.ts';
import { TYPE_WORDS } from './type-words.ts';

/** The second line of a card: what the node is, and once it has run, what came of it. `quiet`: a trigger that did not fire. */
export function cardLine(node: NodeView, action: string | undefined, quiet: boolean, nowMs: number): string {
  const kind = action ?? (node.actionType === undefined ? TYPE_WORDS[node.type] : actionWords(node.actionType));
  if (quiet) return 'Did not fire';
  if (node.skipped) return 'Skipped';
  if (node.reason === 'disabled') return 'Passes through';
  if (node.status === 'paused') return node.wakeAt === undefined ? 'Waits' : `until ${dayTime(node.wakeAt, nowMs)}`;
  if (node.status === 'running') return runningLine(node, nowMs);
  if (node.status === 'error') return node.error?.code === 'OUTCOME_UNKNOWN' ? 'May have been sent' : (node.error?.message ?? 'Failed');
  return node.status === 'success' ? endedLine(node, kind) : kind;
}

function runningLine({ attempts, startedAt, nextAt }: NodeView, nowMs: number): string {
  const attempt = attempts.at(-1);
  const number = Math.max(attempt?.attempt ?? 1, attempts.length);
  if (nextAt !== undefined && attempt !== undefined && attempt.endedAt !== null) {
    const ms = Date.parse(nextAt) - nowMs;
    return ms > 0 ? `Attempt ${number} failed · again in ${seconds(ms)}` : `Attempt ${number} failed · again now`;
  }
  const since = attempt?.startedAt ?? startedAt;
  return since === null ? `Attempt ${number}` : `Attempt ${number} · ${seconds(nowMs - Date.parse(since))}`;
}

function endedLine(node: NodeView, kind: string): string {
  const { startedAt, endedAt, attempts, type } = node;
  const ms = startedAt === null || endedAt === null ? 0 : Date.parse(endedAt) - Date.parse(startedAt);
  const timed = type === 'action' || ms >= 1_000;
  const outcome = outcomeOf(node);
  const parts = [
    ...(outcome === null ? [] : [outcome]),
    ...(timed && ms >= 1 ? [formatDuration(ms)] : []),
    ...(attempts.length > 1 ? [`${attempts.length} attempts`] : []),
  ];
  return parts.length > 0 ? parts.join(' · ') : kind;
}

/** `2.8s`: tenths stand also where they are 0, so that the text keeps its width while it counts. */
function seconds(ms: number): string {
  const whole = Math.max(0, ms);
  return whole < 60_000 ? `${(Math.floor(whole / 100) / 10).toFixed(1)}s` : formatDuration(whole);
}
