import type { Edge, EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { edgePath } from '../core/layout/edge-path.ts';
import type { Point } from '../core/layout/layout-model.ts';

export interface LineData extends Record<string, unknown> {
  points: readonly Point[];
  state: 'pending' | 'taken' | 'dead';
  /** leads to a node that runs */
  feeding: boolean;
  /** out of the `error` handle */
  error: boolean;
}

export type LineEdge = Edge<LineData, 'line'>;

/** px from the handle to the cross of a dead edge */
const CROSS_AT = 11;
/** px from the first corner to the word beside it, clear of the card */
const WORD_AT = 8;
const TIP = 8;

/** An edge along its route, drawn by what became of it. */
export const EdgeLine = memo(function EdgeLine({ id, data }: EdgeProps<LineEdge>) {
  const [first, second] = data?.points ?? [];
  const [before, last] = data?.points.slice(-2) ?? [];
  if (data === undefined || !first || !second || !before || !last) return null;
  const { points, state, feeding, error } = data;
  const cross = alongFrom(first, second, CROSS_AT);
  return (
    <g className="pd-edge" data-edge-id={id} data-state={state} data-feeding={feeding || undefined} data-error={error || undefined}>
      <path className="pd-edge-line" d={edgePath([...points.slice(0, -1), alongFrom(last, before, TIP - 1)])} />
      <path className="pd-edge-tip" d={tipAt(last, before)} />
      {state === 'dead' && (
        <g className="pd-edge-cross">
          <circle cx={cross.x} cy={cross.y} r={6} />
          <path d={`M${cross.x - 3},${cross.y - 3}l6,6m0,-6l-6,6`} />
        </g>
      )}
      {error && (
        <text className="pd-edge-word" x={second.x + WORD_AT} y={second.y}>
          error
        </text>
      )}
    </g>
  );
});

/** An arrow head that ends at `last`, coming from `before`. */
function tipAt(last: Point, before: Point): string {
  const [x, y] = [Math.sign(last.x - before.x), Math.sign(last.y - before.y)];
  const [backX, backY] = [last.x - x * TIP, last.y - y * TIP];
  return `M${last.x},${last.y}L${backX - y * 3.5},${backY - x * 3.5}L${backX + y * 3.5},${backY + x * 3.5}z`;
}

function alongFrom(from: Point, to: Point, by: number): Point {
  const reach = Math.min(by, Math.abs(to.x - from.x) + Math.abs(to.y - from.y));
  return { x: from.x + Math.sign(to.x - from.x) * reach, y: from.y + Math.sign(to.y - from.y) * reach };
}
