import type { ExecutionView, NodeView } from '../../../common/execution/execution-view.ts';
import { formatDuration } from '../../../common/time/format-duration.ts';
import { dayTime } from '../format/day-time.ts';
import { wordOfExecution } from '../status/look.ts';

/** How an execution stands, in a sentence or two with names in it. */
export function executionHeadline(view: ExecutionView): string {
  const { status, stuck, startedAt, dispatchedAt, endedAt, nodes } = view;
  if (stuck !== null) return `Stuck. ${stuck.message}`;
  if (dispatchedAt === null && endedAt === null) return 'Queued. It begins when a worker takes it.';
  const word = wordOfExecution(view);
  if (endedAt === null) return open(word, view);
  const took = formatDuration(Date.parse(endedAt) - Date.parse(startedAt));
  if (status === 'success') return `Success. Done in ${took}: ${ran(nodes)}.`;
  return `${word}. It ran for ${took}.`;
}

function open(word: string, { status, nodes, startedAt }: ExecutionView): string {
  const at = nodes.filter((node) => node.status === 'running' || node.status === 'paused');
  const [first] = at;
  if (first === undefined) return `${word}.`;
  const labels = at.slice(0, 2).map(({ label }) => label);
  const more = at.length > 2 ? ` and ${at.length - 2} more` : '';
  const until = at.length === 1 && first.wakeAt !== undefined ? `, until ${dayTime(first.wakeAt, startedAt)}` : '';
  return `${word}. ${status === 'paused' ? 'It waits at' : 'It is at'} ${labels.join(', ')}${more}${until}.`;
}

function ran(nodes: readonly NodeView[]): string {
  const done = nodes.filter(({ startedAt }) => startedAt !== null).length;
  const passed = nodes.filter(({ skipped, type }) => skipped && type !== 'trigger').map(({ label }) => label);
  const all = `${done} of ${nodes.length} ${nodes.length === 1 ? 'node' : 'nodes'} ran`;
  if (passed.length === 0) return all;
  if (passed.length > 2) return `${all}, ${passed.length} were skipped`;
  return `${all}, ${passed.join(' and ')} ${passed.length === 1 ? 'was' : 'were'} skipped`;
}
