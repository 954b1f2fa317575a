import type { ExecutionView, NodeView } from '../../common/execution/execution-view.ts';
import { formatDuration } from '../../common/time/format-duration.ts';
import { printable } from '../output/printable.ts';
import { nodeRow } from './node-row.ts';

/** What changed from one view to the next, a line for each node and for the execution; for output that is no terminal. */
export function describeChanges(before: ExecutionView | null, after: ExecutionView, now: Date): string[] {
  const earlier = new Map(before?.nodes.map((node) => [node.visit, node]));
  const lines = after.nodes.filter((node) => hasChanged(earlier.get(node.visit), node)).map((node) => nodeLine(node, now));
  if (before === null) lines.unshift(`${printable(after.workflowName)}  ${after.id}`);
  if (after.stuck !== null && before?.stuck?.code !== after.stuck.code)
    lines.push(`stuck  ${after.stuck.code}: ${printable(after.stuck.message)}`);
  if (after.endedAt !== null && before?.endedAt !== after.endedAt) lines.push(endLine(after));
  return lines;
}

function hasChanged(before: NodeView | undefined, after: NodeView): boolean {
  if (before === undefined) return after.status !== 'idle';
  return before.status !== after.status || before.skipped !== after.skipped || before.attempts.length !== after.attempts.length;
}

function nodeLine(node: NodeView, now: Date): string {
  const row = nodeRow(node, now);
  const attempt = Number(row.attempt) > 1 ? `  attempt ${row.attempt}` : '';
  const took = node.endedAt !== null && row.duration !== '' ? `  ${row.duration}` : '';
  return `${row.label}  ${row.status}${attempt}${took}${row.note === '' ? '' : `  ${row.note}`}`;
}

function endLine(view: ExecutionView): string {
  const took = formatDuration(Date.parse(view.endedAt ?? view.startedAt) - Date.parse(view.startedAt));
  const error = view.error === null ? '' : `  ${view.error.code}: ${printable(view.error.message)}`;
  return `${view.status} (${view.closeReason})  ${took}${error}`;
}
