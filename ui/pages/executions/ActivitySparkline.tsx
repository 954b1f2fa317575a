import type { ExecutionActivity } from '../../../common/execution/execution-activity.ts';
import { dayTime } from '../../core/format/day-time.ts';

const HEIGHT = 40;
const BAR = 6;
const GAP = 2;

/** What was started in the last day, stretch by stretch: failures on top, in their colour. */
export function ActivitySparkline({ activity }: { activity: ExecutionActivity }) {
  const { buckets, from, to } = activity;
  const most = Math.max(1, ...buckets.map(({ success, error, open }) => success + error + open));
  const height = (count: number) => (count === 0 ? 0 : Math.max(1.5, (count / most) * (HEIGHT - 2)));
  const total = buckets.reduce((sum, { success, error, open }) => sum + success + error + open, 0);
  const failed = buckets.reduce((sum, { error }) => sum + error, 0);
  const ended = buckets.reduce((sum, { success, error }) => sum + success + error, 0);
  const share = ended === 0 ? '–' : `${(((ended - failed) / ended) * 100).toFixed(failed === 0 ? 0 : 1)}%`;
  const width = Math.max(1, buckets.length) * (BAR + GAP) - GAP;
  return (
    <section className="pd-activity" aria-label="Last 24 hours">
      <dl className="pd-figures">
        <div className="pd-figure">
          <dt className="pd-figure-name">Last 24 hours</dt>
          <dd className="pd-figure-value">{total.toLocaleString()}</dd>
        </div>
        <div className="pd-figure">
          <dt className="pd-figure-name">Succeeded</dt>
          <dd className="pd-figure-value">{share}</dd>
        </div>
        <div className="pd-figure">
          <dt className="pd-figure-name">Failed</dt>
          <dd className="pd-figure-value">{failed.toLocaleString()}</dd>
        </div>
      </dl>
      <div className="pd-spark">
        <svg
          className="pd-spark-bars"
          viewBox={`0 0 ${width} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`${total} started, ${failed} failed`}
        >
          {buckets.map(({ at, success, error, open }, index) => {
            const x = index * (BAR + GAP);
            const quiet = height(success + open);
            const red = height(error);
            return (
              <g key={at}>
                <title>{`${dayTime(at, to)}: ${success} succeeded, ${error} failed, ${open} open`}</title>
                <rect className="pd-spark-base" x={x} y={HEIGHT - 1} width={BAR} height={1} />
                <rect className="pd-spark-quiet" x={x} y={HEIGHT - quiet} width={BAR} height={quiet} />
                <rect className="pd-spark-error" x={x} y={Math.max(0, HEIGHT - quiet - red - (red > 0 ? 1 : 0))} width={BAR} height={red} />
              </g>
            );
          })}
        </svg>
        <div className="pd-spark-axis" aria-hidden="true">
          <span>{dayTime(from, to)}</span>
          <span>{dayTime((Date.parse(from) + Date.parse(to)) / 2, to)}</span>
          <span>now</span>
        </div>
      </div>
    </section>
  );
}
