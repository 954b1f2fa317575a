import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from 'react';
import { clockTime } from '../core/format/clock-time.ts';
import type { TimeScale } from '../core/timeline/time-scale.ts';
import type { TimelineModel } from '../core/timeline/timeline-model.ts';
import type { TimelineReplay } from './timeline-replay.ts';

export interface TimelineHeadProps {
  axis: RefObject<HTMLDivElement | null>;
  scale: TimeScale;
  model: TimelineModel;
  replay: TimelineReplay;
}

const FAR = 10;

/** The line at the moment shown. Dragging its pill, or the arrow keys on it, go back in time; at the end the present returns. */
export function TimelineHead({ axis, scale, model, replay }: TimelineHeadProps) {
  const dragging = useRef(false);
  const { startMs, endMs, ended, moments } = model;
  const at = Math.min(endMs, Math.max(startMs, replay.atMs ?? endMs));
  const x = scale.x(at);

  function seek(ms: number): void {
    if (ms >= endMs) replay.onLive();
    else replay.onSeek(Math.round(Math.max(startMs, ms)));
  }
  function step(by: number): void {
    if (Math.abs(by) === 1 && replay.onStep !== undefined) replay.onStep(by === 1 ? 1 : -1);
    else if (by > 0) seek(moments.filter((ms) => ms > at)[by - 1] ?? endMs);
    else seek(moments.filter((ms) => ms < at).at(by) ?? startMs);
  }
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const act = {
      ArrowLeft: () => step(-1),
      ArrowDown: () => step(-1),
      ArrowRight: () => step(1),
      ArrowUp: () => step(1),
      PageDown: () => step(-FAR),
      PageUp: () => step(FAR),
      Home: () => seek(startMs),
      End: () => replay.onLive(),
    }[event.key];
    if (act === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }
  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    if (event.button !== 0) return;
    dragging.current = true;
    event.currentTarget.setPointerCapture?.(event.pointerId);
    replay.onPause();
  }
  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    if (dragging.current) seek(scale.ms(event.clientX - (axis.current?.getBoundingClientRect().left ?? 0)));
  }
  function onPointerEnd(): void {
    dragging.current = false;
  }

  const past = replay.atMs !== null;
  return (
    <div
      className="pd-timeline-head"
      data-past={past || undefined}
      data-ended={(ended && !past) || undefined}
      hidden={x < -1 || x > scale.width}
    >
      <span className="pd-timeline-head-line" style={{ left: x }} />
      <div
        className="pd-timeline-pill"
        style={{ left: x }}
        role="slider"
        tabIndex={0}
        aria-label="Moment shown"
        aria-valuemin={startMs}
        aria-valuemax={Math.round(endMs)}
        aria-valuenow={Math.round(at)}
        aria-valuetext={past ? clockTime(at) : ended ? `the end, ${clockTime(at)}` : 'now'}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
      >
        {past ? clockTime(at) : ended ? 'end' : 'now'}
      </div>
    </div>
  );
}
