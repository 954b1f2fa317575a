import type { ExecutionStrip } from '../../../common/execution/execution-strip.ts';
import type { ExecutionSummary } from '../../../common/execution/execution-summary.ts';

export interface Standing {
  text: string;
  tone: 'plain' | 'error' | 'stuck';
}

/** Where an execution stands, in a few words: what it does, waits for or failed at; null when there is nothing to say. */
export function whereItStands(row: ExecutionSummary, strip: ExecutionStrip | undefined): Standing | null {
  const { stuck, error, status, closeReason } = row;
  if (stuck !== null && row.endedAt === null) return { text: `Stuck: ${stuck.message}`, tone: 'stuck' };
  if (error !== null) {
    const label = strip?.nodes.find(({ nodeId }) => nodeId === error.nodeId)?.label;
    const ended = closeReason === 'cancelled' || closeReason === 'terminated';
    return { text: label === undefined || ended ? error.message : `${label}: ${error.message}`, tone: ended ? 'plain' : 'error' };
  }
  if (status === 'success') return null;
  if (row.dispatchedAt === null) return { text: 'Waits for a worker', tone: 'plain' };
  const open = strip?.nodes.filter((node) => node.status === status) ?? [];
  const last = open.at(-1);
  if (last === undefined) return null;
  const others = open.length > 1 ? ` and ${open.length - 1} more` : '';
  return { text: `${last.label}${others}`, tone: 'plain' };
}
