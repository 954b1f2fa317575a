import { useEffect, useMemo, useRef, useState } from 'react';
import type { ExecutionGraph } from '../../common/execution/execution-graph.ts';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { timeScale } from '../core/timeline/time-scale.ts';
import type { Stretch } from '../core/timeline/timeline-model.ts';
import { timelineOf } from '../core/timeline/timeline-of.ts';
import { panBy, zoomAt, zoomTo } from '../core/timeline/zoom.ts';
import { useElementWidth } from '../hooks/use-element-width.ts';
import { useLargest } from '../hooks/use-largest.ts';
import { useWheelZoom } from '../hooks/use-wheel-zoom.ts';
import { TimelineAxis } from './TimelineAxis.tsx';
import { TimelineGrid } from './TimelineGrid.tsx';
import { TimelineHead } from './TimelineHead.tsx';
import { TimelineHeader } from './TimelineHeader.tsx';
import { TimelineList } from './TimelineList.tsx';
import { TimelineRest } from './TimelineRest.tsx';
import type { TimelineReplay } from './timeline-replay.ts';

export interface TimelineProps {
  /** the moment shown */
  view: ExecutionView;
  latest: ExecutionView;
  /** with it, skipped nodes stand at the time at which they were passed over */
  graph?: ExecutionGraph | null;
  nowMs: number;
  selected: string | null;
  onSelect(visit: string): void;
  hovered: string | null;
  onHover(visit: string | null): void;
  /** waits are drawn short */
  foldWaits: boolean;
  onFoldWaits(on: boolean): void;
  replay: TimelineReplay;
}

const NOTHING: ReadonlySet<number> = new Set();
/** what stands behind a bar that grows: `until Thu 09:53` */
const NOTE_PX = 112;
/** of what has ended: for the pill, no more */
const END_PX = 28;
/** share of the run in which a note would have no room before its end */
const NEAR_END = 0.1;
/** until the lane has been laid out */
const LANE_PX = 760;

/** When each node ran, attempt by attempt, and the moment that is shown. */
export function Timeline(props: TimelineProps) {
  const { view, latest, graph = null, nowMs, selected, onSelect, hovered, onHover, foldWaits, onFoldWaits, replay } = props;
  const [axis, scroller, plot] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  const [opened, setOpened] = useState(NOTHING);
  const [failedOnly, setFailedOnly] = useState(false);
  const [range, setRange] = useState<Stretch | null>(null);
  const width = useElementWidth(axis, LANE_PX);
  const until = useLargest(nowMs);

  const model = useMemo(() => timelineOf(latest, until, graph), [latest, until, graph]);
  const { startMs, endMs, quiet, rows } = model;
  const noted = rows.some(({ note, endMs: end }) => note !== undefined && end === null);
  const lastNoted = rows.some(({ note, endMs: end }) => note !== undefined && end !== null && endMs - end < (endMs - startMs) * NEAR_END);
  const padRight = noted ? NOTE_PX : model.ended && !lastNoted ? END_PX : undefined;
  const scale = useMemo(
    () =>
      timeScale({
        startMs,
        endMs,
        quiet,
        width,
        foldWaits,
        opened,
        window: range,
        ...(padRight === undefined ? {} : { padRight }),
        zoneMs: new Date(startMs).getTimezoneOffset() * -60_000,
      }),
    [startMs, endMs, quiet, width, foldWaits, opened, range, padRight],
  );
  const failed = model.rows.filter(({ bars, look }) => look === 'error' || look === 'unknown' || bars.some((bar) => bar.failed));

  useWheelZoom(plot, {
    onZoom: (clientX, factor) => setRange(zoomAt(scale, clientX - (axis.current?.getBoundingClientRect().left ?? 0), factor)),
    onPan(px) {
      if (range !== null) setRange(panBy(scale, px));
      return range !== null;
    },
  });
  // a change of the folding starts from nothing opened by hand
  useEffect(() => setOpened(NOTHING), [foldWaits]);
  function reset(): void {
    setRange(null);
    setOpened(NOTHING);
  }

  return (
    <section className="pd-timeline" aria-label="Timeline">
      <TimelineHeader
        ended={model.ended}
        failures={failed.length}
        retriedOnly={failed.every(({ look }) => look !== 'error' && look !== 'unknown')}
        failedOnly={failedOnly}
        onFailedOnly={setFailedOnly}
        foldWaits={foldWaits}
        onFoldWaits={onFoldWaits}
        zoomed={range !== null}
        onZoom={(factor) => setRange(zoomAt(scale, (scale.x(scale.window.from) + scale.x(scale.window.to)) / 2, factor))}
        onReset={reset}
        replay={replay}
      />
      <div className="pd-timeline-plot" ref={plot}>
        <TimelineAxis
          axis={axis}
          scale={scale}
          headX={scale.x(Math.min(endMs, replay.atMs ?? endMs))}
          onOpen={(from) => setOpened(new Set([...opened, from]))}
          onZoomTo={(x1, x2) => setRange(zoomTo(scale, x1, x2))}
          onReset={reset}
        />
        <TimelineGrid scale={scale} futureX={replay.atMs === null ? null : scale.x(replay.atMs)} />
        <div className="pd-timeline-body" ref={scroller}>
          <TimelineList
            scroller={scroller}
            rows={failedOnly ? failed : model.rows}
            view={view}
            scale={scale}
            selected={selected}
            hovered={hovered}
            onSelect={onSelect}
            onHover={onHover}
          />
          {!failedOnly && <TimelineRest nodes={model.notReached} ended={model.ended} selected={selected} onSelect={onSelect} />}
        </div>
        <TimelineHead axis={axis} scale={scale} model={model} replay={replay} />
      </div>
    </section>
  );
}
