import type { ReactNode } from 'react';
import type { AttemptView, NodeView } from '../../common/execution/execution-view.ts';
import { formatDuration } from '../../common/time/format-duration.ts';
import type { Look } from '../core/status/look.ts';
import { StatusGlyph } from '../parts/StatusGlyph.tsx';

export interface AttemptListProps {
  node: NodeView;
  nowMs: number;
  /** said under a running attempt: where a failure would lead */
  ifItFails?: ReactNode;
}

/** Shorter pauses between attempts are how long it takes to take one up, not a wait. */
const WAIT_MS = 100;

/** Every attempt with its reason, the waits between them, and what comes next. */
export function AttemptList({ node, nowMs, ifItFails }: AttemptListProps) {
  const last = node.attempts.at(-1);
  const waiting = node.status === 'running' && last !== undefined && last.endedAt !== null;
  return (
    <ol className="pd-attempts">
      {node.attempts.map((attempt, index) => {
        const running = attempt.endedAt === null && node.status === 'running';
        const endMs = attempt.endedAt === null ? nowMs : Date.parse(attempt.endedAt);
        return (
          <li key={`${attempt.attempt} ${attempt.startedAt}`} className="pd-attempt">
            <StatusGlyph look={lookOf(attempt, node)} size={14} title={null} />
            <div className="pd-attempt-text">
              <b className="pd-strong">Attempt {attempt.attempt}</b> {wordOf(attempt, node)}
              {attempt.error !== undefined && (
                <>
                  {' '}
                  <code>{attempt.error.code}</code>
                </>
              )}
              <Reason waited={waitedBefore(node.attempts[index - 1], attempt)} message={reasonOf(attempt, node)} />
              {running && ifItFails !== undefined && <p className="pd-quiet">{ifItFails}</p>}
            </div>
            <span className="pd-attempt-time" data-running={running || undefined} title={attempt.startedAt}>
              {formatDuration(endMs - Date.parse(attempt.startedAt))}
            </span>
          </li>
        );
      })}
      {waiting && (
        <li className="pd-attempt">
          <StatusGlyph look="idle" size={14} title={null} />
          <div className="pd-attempt-text">
            <b className="pd-strong">Attempt {last.attempt + 1}</b> {beginning(node.nextAt, nowMs)}
          </div>
        </li>
      )}
    </ol>
  );
}

/** What stands under an attempt: how long it was waited for, and why it failed. */
function Reason({ waited, message }: { waited: string | null; message: string | null }) {
  if (waited === null && message === null) return null;
  return (
    <p className="pd-attempt-reason">
      {waited !== null && `After a wait of ${waited}${message === null ? '' : ': '}`}
      {message}
    </p>
  );
}

/** Null for the attempt that the node failed with: its reason is the node's, and stands there. */
function reasonOf({ error, attempt }: AttemptView, node: NodeView): string | null {
  const final = node.error !== undefined && node.error.message === error?.message && attempt === node.attempts.at(-1)?.attempt;
  return error === undefined || final ? null : error.message;
}

function lookOf({ endedAt, error }: AttemptView, node: NodeView): Look {
  if (error !== undefined) return error.code === 'OUTCOME_UNKNOWN' ? 'unknown' : 'error';
  if (endedAt !== null) return node.status === 'error' ? 'error' : 'success';
  return node.status === 'running' ? 'running' : node.status === 'paused' ? 'paused' : 'error';
}

function wordOf({ endedAt, error }: AttemptView, node: NodeView): string {
  if (error !== undefined) return error.code === 'OUTCOME_UNKNOWN' ? 'has an unknown outcome' : 'failed';
  if (endedAt === null && node.status === 'running') return 'is running';
  return node.status === 'error' ? 'was stopped' : 'succeeded';
}

function waitedBefore(before: AttemptView | undefined, { startedAt }: AttemptView): string | null {
  const waited = before?.endedAt == null ? 0 : Date.parse(startedAt) - Date.parse(before.endedAt);
  return waited < WAIT_MS ? null : formatDuration(waited);
}

function beginning(nextAt: string | undefined, nowMs: number): ReactNode {
  const ms = nextAt === undefined ? 0 : Date.parse(nextAt) - nowMs;
  if (ms <= 0) return 'begins as soon as a worker takes it';
  return <span title={nextAt}>begins in {formatDuration(ms)}</span>;
}
