import { clockTime } from '../core/format/clock-time.ts';
import { dayTime } from '../core/format/day-time.ts';

export interface MomentProps {
  /** ISO 8601 */
  at: string;
  /** with the day, as seen from then (ms since the epoch); without it the time alone */
  nowMs?: number;
}

/** A time in the viewer's zone; the ISO time is its title. */
export function Moment({ at, nowMs }: MomentProps) {
  const time = clockTime(at);
  const other = nowMs !== undefined && new Date(at).toDateString() !== new Date(nowMs).toDateString();
  return (
    <time className="pd-moment" dateTime={at} title={at}>
      {other ? dayTime(at, nowMs).replace(time.slice(0, 5), time) : time}
    </time>
  );
}
