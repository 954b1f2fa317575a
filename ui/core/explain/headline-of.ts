import type { ExecutionView, NodeView } from '../../../common/execution/execution-view.ts';
import { formatDuration } from '../../../common/time/format-duration.ts';
import { clockTime } from '../format/clock-time.ts';
import { dayTime } from '../format/day-time.ts';
import { lookOfNode } from '../status/look.ts';
import { chosenHandle } from '../timeline/chosen-handle.ts';

/** Characters of a message that a sentence can bear. */
const LONG = 200;

/** How a node stands, in a sentence or two; without `nowMs` it says since when instead of for how long. */
export function headlineOf(view: ExecutionView, node: NodeView, nowMs?: number): string {
  if (view.stuck?.nodeId === node.nodeId) return `Stuck ${lasting(view.stuck.since, nowMs)}. ${sentence(view.stuck.message)}`;
  switch (lookOfNode(node)) {
    case 'idle':
      return view.closeReason === null ? 'Not reached yet.' : 'Not reached.';
    case 'skipped':
      return node.type === 'trigger' ? 'Did not fire.' : 'Skipped.';
    case 'disabled':
      return 'Switched off.';
    case 'running':
      return node.startedAt === null ? 'Running.' : `Running ${lasting(node.startedAt, nowMs)}.`;
    case 'retrying':
      return retrying(node, nowMs);
    case 'paused':
      return paused(node, nowMs);
    case 'success':
      return done(node);
    case 'unknown':
      return 'Outcome unknown. The worker died in the last attempt, and the step may have taken effect.';
    case 'error':
      return failed(view, node);
  }
}

function retrying({ attempts, nextAt, startedAt }: NodeView, nowMs?: number): string {
  const last = attempts.at(-1);
  if (last === undefined) return `Retrying ${lasting(startedAt ?? '', nowMs)}.`;
  if (last.endedAt === null) return `Retrying. Attempt ${last.attempt} has been running ${lasting(last.startedAt, nowMs)}.`;
  const failure =
    last.error === undefined ? `Attempt ${last.attempt} ended.` : `Attempt ${last.attempt} failed: ${sentence(last.error.message)}`;
  return `Retrying. ${failure} ${nextAttempt(last.attempt + 1, nextAt, nowMs)}`;
}

function nextAttempt(attempt: number, nextAt: string | undefined, nowMs?: number): string {
  const ms = nextAt === undefined || nowMs === undefined ? null : Date.parse(nextAt) - nowMs;
  if (nextAt === undefined || (ms !== null && ms <= 0)) return `Attempt ${attempt} begins as soon as a worker takes it.`;
  return ms === null ? `Attempt ${attempt} begins at ${clockTime(nextAt)}.` : `Attempt ${attempt} begins in ${formatDuration(ms)}.`;
}

function paused({ type, wakeAt, startedAt }: NodeView, nowMs?: number): string {
  const since = startedAt === null ? '' : ` ${lasting(startedAt, nowMs)}`;
  if (wakeAt === undefined) return type === 'wait' ? `Waiting${since}.` : `Paused${since}.`;
  const until = nowMs === undefined ? clockTime(wakeAt) : dayTime(wakeAt, nowMs);
  return type === 'sleep' ? `Sleeping until ${until}.` : `Waiting${since}, until ${until} at the latest.`;
}

function done(node: NodeView): string {
  const took = node.startedAt === null || node.endedAt === null ? 0 : Date.parse(node.endedAt) - Date.parse(node.startedAt);
  const chosen = chosenHandle(node);
  if (node.type === 'trigger') return 'Fired.';
  if (chosen !== null) return `Ended with ${chosen}.`;
  const attempt = node.attempts.length > 1 ? `, at attempt ${node.attempts.at(-1)?.attempt}` : '';
  return took <= 0 ? `Done${attempt}.` : `Done in ${formatDuration(took)}${attempt}.`;
}

function failed(view: ExecutionView, { error, attempts, nodeId }: NodeView): string {
  switch (error?.code) {
    case 'STOPPED': {
      const culprit = view.nodes.find((each) => each.nodeId === view.error?.nodeId && each.nodeId !== nodeId);
      return culprit === undefined ? 'Stopped because the execution failed.' : `Stopped because ${culprit.label} failed.`;
    }
    case 'CANCELLED':
      return 'Stopped because the execution was cancelled.';
    case 'TERMINATED':
      return 'Stopped because the execution was terminated.';
    case 'TIMED_OUT':
      return 'Stopped because the execution timed out.';
    default: {
      const after = attempts.length > 1 ? ` after ${attempts.length} attempts` : '';
      return error === undefined ? `Failed${after}.` : `Failed${after}: ${sentence(firstLine(error.message))}`;
    }
  }
}

function lasting(since: string, nowMs?: number): string {
  return nowMs === undefined ? `since ${clockTime(since)}` : `for ${formatDuration(nowMs - Date.parse(since))}`;
}

/** What of an error's message is said in a sentence. */
export function firstLine(message: string): string {
  const line = message.trim().split('\n', 1)[0] ?? '';
  return line.length > LONG ? `${line.slice(0, LONG).trimEnd()}…` : line;
}

function sentence(message: string): string {
  const trimmed = message.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
