import { type PointerEvent, type RefObject, useState } from 'react';
import { formatDuration } from '../../common/time/format-duration.ts';
import { clockTime } from '../core/format/clock-time.ts';
import { fullTickLabel, tickLabel } from '../core/timeline/tick-label.ts';
import type { TimeScale } from '../core/timeline/time-scale.ts';

export interface TimelineAxisProps {
  axis: RefObject<HTMLDivElement | null>;
  scale: TimeScale;
  /** of the line at the moment shown, whose pill covers what is near, px */
  headX: number;
  /** a folded wait, by its start */
  onOpen(from: number): void;
  /** what lies between two places of the axis, px */
  onZoomTo(x1: number, x2: number): void;
  onReset(): void;
}

/** A drag shorter than this is a click. */
const DRAG_PX = 5;
/** half of the width of a character of a label, and of the pill */
const HALF_PX = 3.2;
const PILL_HALF_PX = 26;

/** Times above the lanes, folded waits with their true length. A drag zooms to what it covers. */
export function TimelineAxis({ axis, scale, headX, onOpen, onZoomTo, onReset }: TimelineAxisProps) {
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const place = (event: PointerEvent<HTMLElement>) => event.clientX - (axis.current?.getBoundingClientRect().left ?? 0);

  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0 || event.target !== event.currentTarget) return;
    event.currentTarget.setPointerCapture?.(event.pointerId);
    setDrag({ from: place(event), to: place(event) });
  }
  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    const to = place(event);
    setDrag((before) => before && { from: before.from, to });
  }
  function onPointerUp(): void {
    if (drag !== null && Math.abs(drag.to - drag.from) >= DRAG_PX) onZoomTo(drag.from, drag.to);
    setDrag(null);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the pointer; the zoom buttons do the same by key
    <div
      ref={axis}
      className="pd-timeline-axis"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => setDrag(null)}
      onDoubleClick={onReset}
    >
      {labelsOf(scale, headX).map(({ ms, x, label }) => (
        <span key={ms} className="pd-timeline-tick" style={{ left: x }} title={new Date(ms).toISOString()}>
          {label}
        </span>
      ))}
      {scale.folds.map(({ from, to, x, width }) => (
        <button
          key={from}
          type="button"
          className="pd-timeline-fold-label"
          style={{ left: x, width }}
          aria-label={`Unfold a wait of ${formatDuration(to - from)}`}
          title={`Nothing ran for ${formatDuration(to - from)}. Click to unfold.`}
          onClick={() => onOpen(from)}
        >
          {formatDuration(to - from)}
        </button>
      ))}
      {drag !== null && (
        <span className="pd-timeline-range" style={{ left: Math.min(drag.from, drag.to), width: Math.abs(drag.to - drag.from) }} />
      )}
    </div>
  );
}

interface TickLabel {
  ms: number;
  x: number;
  label: string;
}

/** What is written on the axis, clear of the pill; where that leaves nothing, when the part shown begins. */
function labelsOf(scale: TimeScale, headX: number): TickLabel[] {
  // between seconds, one label tells the whole time
  const full = scale.ticks.find(({ ms, x }) => x >= 0 && ms % 1_000 === 0) ?? scale.ticks.find(({ x }) => x >= 0);
  const labels = scale.ticks.flatMap(({ ms, x }) => {
    const label = ms === full?.ms ? fullTickLabel(ms, scale.step) : tickLabel(ms, scale.step);
    const half = label.length * HALF_PX;
    return Math.abs(x - headX) < half + PILL_HALF_PX ? [] : [{ ms, x: x >= 0 ? Math.max(half, x) : x, label }];
  });
  if (labels.length > 0) return labels;
  const ms = Math.round(scale.window.from);
  const label = clockTime(ms);
  const x = Math.max(label.length * HALF_PX, scale.x(ms));
  return headX - x < label.length * HALF_PX + PILL_HALF_PX ||
    scale.folds.some((fold) => x + label.length * HALF_PX > fold.x && x < fold.x + fold.width)
    ? []
    : [{ ms, x, label }];
}
