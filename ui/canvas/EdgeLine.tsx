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

/** px from the handle to the cross of a dead edge, before others can join it */
const CROSS_AT = 8;
/** the `error` handle is larger from afar, and its word comes first where there is room for both */
const ERROR_CROSS_AT = 14;
const LONG_ERROR_CROSS_AT = 65;
/** px from the `error` handle to the middle of its word, and the least length of the piece that holds it */
const WORD_AT = 36;
const HOLDS_WORD = 72;
/** px from the first corner to the word beside it, clear of the card */
const WORD_BESIDE = 8;
const TIP = 8;

/** An edge along its route, drawn by what became of it. */
export const EdgeLine = memo(function EdgeLine({ id, data }: EdgeProps<LineEdge>) {
  const [first, second] = data?.points ?? [];
  const [before, last] = data?.points.slice(-2) ?? [];
  if (data === undefined || !first || !second || !before || !last) return null;
  const { points, state, feeding, error } = data;
  const long = error && distance(first, second) >= HOLDS_WORD;
  const cross = alongFrom(first, second, long ? LONG_ERROR_CROSS_AT : error ? ERROR_CROSS_AT : CROSS_AT);
  const word = long ? alongFrom(first, second, WORD_AT) : { x: second.x + WORD_BESIDE, y: second.y };
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
        <text className="pd-edge-word" data-on-line={long || undefined} x={word.x} y={word.y}>
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
  const reach = Math.min(by, distance(from, to));
  return { x: from.x + Math.sign(to.x - from.x) * reach, y: from.y + Math.sign(to.y - from.y) * reach };
}

function distance(from: Point, to: Point): number {
  return Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
}
