import type { Point } from './layout-model.ts';

/** An SVG path along the points with rounded corners, smaller where a piece is short. */
export function edgePath(points: readonly Point[], radius = 10): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const parts = [`M${first.x},${first.y}`];
  for (const [index, corner] of rest.entries()) {
    const before = points[index] as Point;
    const after = rest[index + 1];
    if (after === undefined) {
      parts.push(`L${corner.x},${corner.y}`);
      continue;
    }
    const r = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2);
    const [enter, leave] = [toward(corner, before, r), toward(corner, after, r)];
    parts.push(`L${enter.x},${enter.y}Q${corner.x},${corner.y} ${leave.x},${leave.y}`);
  }
  return parts.join('');
}

function distance(a: Point, b: Point): number {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

/** The point `by` px from `from` on the way to `to`, which lies straight beside, above or below it. */
function toward(from: Point, to: Point, by: number): Point {
  return { x: from.x + Math.sign(to.x - from.x) * by, y: from.y + Math.sign(to.y - from.y) * by };
}
