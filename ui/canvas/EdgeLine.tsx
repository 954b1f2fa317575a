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

/** An edge along its route, drawn by what became of it. */
export const EdgeLine = memo(function EdgeLine({ id, data }: EdgeProps<LineEdge>) {
  if (data === undefined) return null;
  const { points, state, feeding, error } = data;
  const [first, second] = points;
  const cross = first && second && alongFrom(first, second, CROSS_AT);
  const word = error && first && second && alongFrom(first, second, 34);
  return (
    <g className="pd-edge" data-edge-id={id} data-state={state} data-feeding={feeding || undefined} data-error={error || undefined}>
      <path className="pd-edge-line" d={edgePath(points)} markerEnd={`url(#pd-tip-${feeding ? 'live' : state})`} />
      {state === 'dead' && cross && <path className="pd-edge-cross" d={`M${cross.x - 3},${cross.y - 3}l6,6m0,-6l-6,6`} />}
      {word && (
        <text className="pd-edge-word" x={word.x} y={word.y - 6}>
          error
        </text>
      )}
    </g>
  );
});

function alongFrom(from: Point, to: Point, by: number): Point {
  const reach = Math.min(by, Math.abs(to.x - from.x) + Math.abs(to.y - from.y));
  return { x: from.x + Math.sign(to.x - from.x) * reach, y: from.y + Math.sign(to.y - from.y) * reach };
}
