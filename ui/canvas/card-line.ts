import type { NodeView } from '../../common/execution/execution-view.ts';
import { formatDuration } from '../../common/time/format-duration.ts';
import { dayTime } from '../core/format/day-time.ts';

const TYPE_WORDS: Record<NodeView['type'], string> = {
  trigger: 'Trigger',
  action: 'Action',
  condition: 'Condition',
  switch: 'Switch',
  sleep: 'Sleep',
  wait: 'Wait',
  forEach: 'For each',
  workflow: 'Workflow',
  set: 'Set values',
  output: 'Output',
};

/** The second line of a card: what the node is, and once it has run, what came of it. */
export function cardLine(node: NodeView, action: string | undefined, quiet: boolean, nowMs: number): string {
  const kind = action ?? node.actionType ?? TYPE_WORDS[node.type];
  const { startedAt, endedAt, attempts } = node;
  const took = (from: string, to: number | string) =>
    formatDuration(Math.max(0, (typeof to === 'string' ? Date.parse(to) : to) - Date.parse(from)));
  if (quiet) return 'Did not fire';
  if (node.skipped) return 'Skipped';
  if (node.reason === 'disabled') return 'Disabled';
  if (node.status === 'paused') return node.wakeAt === undefined ? 'Waits' : `until ${dayTime(node.wakeAt, nowMs)}`;
  if (node.status === 'running' && startedAt !== null) {
    const attempt = attempts.at(-1);
    if (node.nextAt !== undefined && attempt?.endedAt != null)
      return `Attempt ${attempt.attempt} failed · again ${dayTime(node.nextAt, nowMs)}`;
    return attempts.length > 1
      ? `Attempt ${attempts.length} · ${took(attempt?.startedAt ?? startedAt, nowMs)}`
      : `${kind} · ${took(startedAt, nowMs)}`;
  }
  if (node.status === 'error') return node.error?.code ?? 'Failed';
  if (node.status === 'success' && startedAt !== null && endedAt !== null) {
    const ms = Date.parse(endedAt) - Date.parse(startedAt);
    const tries = attempts.length > 1 ? ` · ${attempts.length} attempts` : '';
    return ms >= 1 && (node.type === 'action' || node.type === 'sleep') ? `${kind} · ${formatDuration(ms)}${tries}` : `${kind}${tries}`;
  }
  return kind;
}
