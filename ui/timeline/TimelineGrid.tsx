import type { TimeScale } from '../core/timeline/time-scale.ts';

/** Lines under the ticks and bands under the folded waits, behind all lanes; what lies after the moment shown is faded. */
export function TimelineGrid({ scale, futureX }: { scale: TimeScale; futureX: number | null }) {
  return (
    <div className="pd-timeline-grid" aria-hidden="true">
      {scale.ticks.map(({ ms, x }) => (
        <span key={ms} className="pd-timeline-line" style={{ left: x }} />
      ))}
      {scale.folds.map(({ from, x, width }) => (
        <span key={from} className="pd-timeline-fold" style={{ left: x, width }} />
      ))}
      {futureX !== null && <span className="pd-timeline-future" style={{ left: Math.max(0, futureX) }} />}
    </div>
  );
}
