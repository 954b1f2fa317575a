import type { ExecutionView } from '../../../common/execution/execution-view.ts';
import type { SentencePart } from './explanation.ts';
import { type Incoming, listOf, nameOf } from './node-surroundings.ts';

/** What a node that has not begun waits for, or why it never will. */
export function whyItWaits(view: ExecutionView, nodeId: string, incoming: readonly Incoming[]): SentencePart[] {
  if (view.closeReason !== null) return neverReached(view, nodeId);
  if (incoming.length === 0) return [view.dispatchedAt === null ? 'The execution has not begun yet.' : 'Its turn has not come yet.'];
  const waits = namesOf(incoming.filter(({ state }) => state === 'pending'));
  const done = namesOf(incoming.filter(({ state }) => state === 'taken'));
  if (waits.length === 0) return ['All that leads to it has ended; it begins in a moment.'];
  const also: SentencePart[] = done.length === 0 ? [] : [' ', ...listOf(done), done.length === 1 ? ' is done.' : ' are done.'];
  return ['Waits for ', ...listOf(waits), '.', ...also];
}

function neverReached(view: ExecutionView, nodeId: string): SentencePart[] {
  const failed = view.nodes.find((node) => node.nodeId === view.error?.nodeId && node.nodeId !== nodeId);
  switch (view.closeReason) {
    case 'failed':
      return failed === undefined
        ? ['The execution failed before its turn came.']
        : [{ nodeId: failed.nodeId, label: failed.label }, ' failed before its turn came.'];
    case 'cancelled':
      return ['The execution was cancelled before its turn came.'];
    case 'terminated':
      return ['The execution was terminated before its turn came.'];
    case 'timedOut':
      return ['The execution timed out before its turn came.'];
    default:
      return ['The execution ended without it.'];
  }
}

function namesOf(edges: readonly Incoming[]): SentencePart[] {
  return [...new Map(edges.map(({ source }) => [source.id, nameOf(source)])).values()];
}
