import type { NodeView } from '../../common/execution/execution-view.ts';
import { formatDuration } from '../../common/time/format-duration.ts';
import { printable } from '../output/printable.ts';

export type RowStatus = 'idle' | 'running' | 'paused' | 'success' | 'error' | 'skipped' | 'disabled';

/** What a person reads of a node. */
export interface NodeRow {
  label: string;
  status: RowStatus;
  /** of the last attempt; empty before the first one, and for nodes that have none */
  attempt: string;
  /** how long it took or takes so far; empty before it begins */
  duration: string;
  /** why it failed, was skipped, or when it goes on */
  note: string;
}

export function nodeRow(node: NodeView, now: Date): NodeRow {
  const attempt = node.attempts.at(-1)?.attempt;
  return {
    label: printable(node.label) || node.nodeId,
    status: rowStatus(node),
    attempt: attempt === undefined ? '' : String(attempt),
    duration: node.startedAt === null || node.skipped ? '' : formatDuration(endOf(node, now) - Date.parse(node.startedAt)),
    note: noteOf(node, now),
  };
}

export function rowStatus(node: NodeView): RowStatus {
  if (node.skipped) return 'skipped';
  return node.reason === 'disabled' ? 'disabled' : node.status;
}

function endOf(node: NodeView, now: Date): number {
  return node.endedAt === null ? now.getTime() : Date.parse(node.endedAt);
}

function noteOf(node: NodeView, now: Date): string {
  if (node.error !== undefined) return printable(`${node.error.code}: ${node.error.message}`);
  if (node.status === 'paused' && node.wakeAt !== undefined) return `wakes in ${formatDuration(Date.parse(node.wakeAt) - now.getTime())}`;
  const failed = node.attempts.findLast((attempt) => attempt.error !== undefined)?.error;
  if (node.status === 'running' && failed !== undefined) return printable(`again after ${failed.code}: ${failed.message}`);
  return node.skipped && node.reason !== undefined ? printable(node.reason) : '';
}
