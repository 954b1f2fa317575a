import type { Box, Point } from './layout-model.ts';

/** Where edges of a handle leave a card. `error` leaves at the side, the others where the graph reads on. */
export function sourcePoint(box: Box, handle: string | null, outlets: readonly string[], down: boolean): Point {
  if (handle === 'error') return down ? { x: box.x + box.width, y: box.y + 24 } : { x: box.x + box.width / 2, y: box.y + box.height };
  const at = handle === null ? -1 : outlets.indexOf(handle);
  const share = at < 0 ? 0.5 : (at + 0.5) / outlets.length;
  return down
    ? { x: box.x + Math.round(box.width * share), y: box.y + box.height }
    : { x: box.x + box.width, y: at < 0 ? box.y + 24 : box.y + Math.round(box.height * share) };
}

/** Where edges enter a card. */
export function targetPoint(box: Box, down: boolean): Point {
  return down ? { x: box.x + box.width / 2, y: box.y } : { x: box.x, y: box.y + 24 };
}
