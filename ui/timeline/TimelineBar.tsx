import { formatDuration } from '../../common/time/format-duration.ts';
import { clockTime } from '../core/format/clock-time.ts';
import type { Look } from '../core/status/look.ts';
import type { TimeScale } from '../core/timeline/time-scale.ts';
import type { TimelineBar as Bar } from '../core/timeline/timeline-model.ts';

export interface TimelineBarProps {
  bar: Bar;
  /** of the node */
  look: Look;
  scale: TimeScale;
  /** the number is written on it */
  numbered: boolean;
  /** the last of its row */
  last: boolean;
}

const MIN_PX = 4;
const WORDS_PX = 74;

/** One attempt, one pause, or the dotted wait between two attempts. */
export function TimelineBar({ bar, look, scale, numbered, last }: TimelineBarProps) {
  const left = scale.x(bar.startMs);
  const width = Math.max(bar.kind === 'wait' ? 0 : MIN_PX, scale.x(bar.endMs) - left);
  const waited = formatDuration(bar.endMs - bar.startMs);
  return (
    <span
      className="pd-timeline-bar"
      data-kind={bar.kind}
      data-look={lookOfBar(bar, look, last)}
      data-open={bar.open || undefined}
      style={{ left, width }}
      title={titleOf(bar)}
    >
      {bar.kind === 'attempt' && numbered && width >= 14 && bar.attempt}
      {bar.kind === 'wait' && width >= WORDS_PX && (
        <em className="pd-timeline-waited">{bar.open ? `waiting ${waited}` : `waited ${waited}`}</em>
      )}
    </span>
  );
}

function lookOfBar(bar: Bar, look: Look, last: boolean): Look {
  if (bar.kind === 'wait') return 'error';
  if (bar.failed) return last && look === 'unknown' ? 'unknown' : 'error';
  if (bar.kind === 'pause') return 'paused';
  return bar.open ? 'running' : 'success';
}

function titleOf(bar: Bar): string {
  const took = formatDuration(bar.endMs - bar.startMs);
  const between = bar.open ? `since ${clockTime(bar.startMs)}` : `${clockTime(bar.startMs)} – ${clockTime(bar.endMs)}`;
  const what = bar.kind === 'wait' ? 'Wait between attempts' : bar.kind === 'pause' ? 'Paused' : attemptWords(bar);
  return [what, between, took, ...(bar.message === undefined ? [] : [bar.message])].join(' · ');
}

function attemptWords({ attempt, failed, open }: Bar): string {
  const state = failed ? 'failed' : open ? 'running' : 'done';
  return attempt === undefined ? `${state[0]?.toUpperCase()}${state.slice(1)}` : `Attempt ${attempt} ${state}`;
}
