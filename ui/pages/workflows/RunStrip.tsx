import type { WorkflowRuns } from '../../../common/execution/workflow-runs.ts';
import { formatDuration } from '../../../common/time/format-duration.ts';
import { runHeights } from './run-heights.ts';

const WIDTH = 5;
const GAP = 2;
const HEIGHT = 22;
const CELLS = 20;

/** The last runs, the newest at the right; the height is the duration against the median. */
export function RunStrip({ runs, nowMs }: { runs: WorkflowRuns['runs']; nowMs: number }) {
  const shown = runs.slice(0, CELLS).reverse();
  const heights = runHeights(shown, nowMs);
  const empty = CELLS - shown.length;
  const failed = shown.filter(({ status }) => status === 'error').length;
  const label = shown.length === 0 ? 'No runs yet' : `Last ${shown.length} runs, ${failed} failed`;
  return (
    <svg className="pd-runs" width={CELLS * (WIDTH + GAP) - GAP} height={HEIGHT} role="img" aria-label={label}>
      <title>{label}</title>
      {Array.from({ length: empty }, (_, index) => (
        <rect key={index} className="pd-run" data-look="none" x={index * (WIDTH + GAP)} y={HEIGHT - 1} width={WIDTH} height={1} />
      ))}
      {shown.map(({ id, status, startedAt, endedAt }, index) => {
        const height = Math.round((heights[index] ?? 0) * HEIGHT);
        const x = (empty + index) * (WIDTH + GAP);
        return (
          <g key={id} className="pd-run" data-look={status}>
            <title>{formatDuration((endedAt === null ? nowMs : Date.parse(endedAt)) - Date.parse(startedAt))}</title>
            {status === 'paused' ? (
              <>
                <rect x={x} y={HEIGHT - height} width={1.5} height={height} />
                <rect x={x + WIDTH - 1.5} y={HEIGHT - height} width={1.5} height={height} />
              </>
            ) : (
              <rect x={x} y={HEIGHT - height} width={WIDTH} height={height} rx={1} />
            )}
            {status === 'error' && <rect className="pd-run-notch" x={x} y={HEIGHT - height * 0.5 - 1} width={WIDTH} height={2} />}
          </g>
        );
      })}
    </svg>
  );
}
