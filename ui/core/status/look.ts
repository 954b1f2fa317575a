import type { ExecutionView, NodeView } from '../../../common/execution/execution-view.ts';

/** How something is drawn: the five statuses, and what stands on top of them. */
export type Look = 'idle' | 'running' | 'retrying' | 'paused' | 'success' | 'error' | 'skipped' | 'disabled' | 'unknown';

/** What wants attention first: where looks compete for one mark, the earlier wins. */
export const LOOKS_BY_ATTENTION: readonly Look[] = [
  'unknown',
  'error',
  'retrying',
  'running',
  'paused',
  'success',
  'skipped',
  'disabled',
  'idle',
];

/** The look as a word, for glyph titles and names of cards. */
export const LOOK_WORDS: Record<Look, string> = {
  idle: 'not reached yet',
  running: 'running',
  retrying: 'retrying',
  paused: 'paused',
  success: 'success',
  error: 'failed',
  skipped: 'skipped',
  disabled: 'disabled',
  unknown: 'outcome unknown',
};

export function lookOfNode(node: Pick<NodeView, 'status' | 'skipped' | 'reason' | 'attempts' | 'error'>): Look {
  switch (node.status) {
    case 'idle':
      if (node.skipped) return 'skipped';
      return node.reason === 'disabled' ? 'disabled' : 'idle';
    case 'running':
      return node.attempts.length > 1 || node.attempts.some(({ endedAt }) => endedAt !== null) ? 'retrying' : 'running';
    case 'error':
      return node.error?.code === 'OUTCOME_UNKNOWN' ? 'unknown' : 'error';
    default:
      return node.status;
  }
}

/** An execution uses the same looks as its nodes. */
export function lookOfExecution(execution: Pick<ExecutionView, 'status'>): Look {
  return execution.status;
}

/** `Running`, `Paused`, `Success`, `Failed`, or how it was ended: `Cancelled`, `Terminated`, `Timed out`. */
export function wordOfExecution({ status, closeReason }: Pick<ExecutionView, 'status' | 'closeReason'>): string {
  switch (closeReason) {
    case 'cancelled':
      return 'Cancelled';
    case 'terminated':
      return 'Terminated';
    case 'timedOut':
      return 'Timed out';
    default:
      return { running: 'Running', paused: 'Paused', success: 'Success', error: 'Failed' }[status];
  }
}
