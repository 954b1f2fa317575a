import type { Box } from '../layout/layout-model.ts';

/** Zooming out further than that leaves blocks without words. */
export const LEAST_FIT = 0.53;
/** From here on cards have their second lines. */
const WITH_LINES = 0.72;
const PAD = 16;
/** what must stay free around a graph that nearly fits at a zoom worth having, px */
const LEAST_PAD = 6;
/** on a pane as narrow as this, what stands in its corners lies below and above cards, px */
const NARROW = 520;
const CONTROLS = 60;

export interface Viewport {
  x: number;
  y: number;
  zoom: number;
}

export interface Size {
  width: number;
  height: number;
}

/** The box around boxes; null when there are none. */
export function boxAround(boxes: readonly Box[]): Box | null {
  const [first] = boxes;
  if (first === undefined) return null;
  let [left, top, right, bottom] = [first.x, first.y, first.x + first.width, first.y + first.height];
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * The viewport that shows `all`, at most at 100 %, and rather with less room around it than with fewer words on its cards; where
 * that needs too small a zoom, the part of it around `focus`, else its beginning.
 *
 * @param summary px that the corner with the run's summary takes from the top of a narrow pane
 */
export function fitted(all: Box, focus: Box | null, { width, height }: Size, summary = 0): Viewport {
  const narrow = width < NARROW;
  const [above, below] = narrow ? [summary, CONTROLS] : [0, 0];
  const pane = { width, height: Math.max(1, height - above - below) };
  const lowered = (viewport: Viewport) => ({ ...viewport, y: viewport.y + above });
  const least = (pad: number) => Math.min(1, (pane.width - 2 * pad) / all.width, (pane.height - 2 * pad) / all.height);
  const zoom = [WITH_LINES, LEAST_FIT].find((worth) => least(PAD) < worth && least(LEAST_PAD) >= worth) ?? least(PAD);
  if (zoom >= LEAST_FIT) return lowered(centred(all, pane, zoom));
  const around = centred(focus ?? { ...all, height: 0, width: 0 }, pane, LEAST_FIT);
  return lowered({
    x: within(around.x, all.x, all.width, pane.width),
    y: within(around.y, all.y, all.height, pane.height),
    zoom: LEAST_FIT,
  });
}

export function centred(box: Box, pane: Size, zoom: number): Viewport {
  return {
    x: pane.width / 2 - (box.x + box.width / 2) * zoom,
    y: pane.height / 2 - (box.y + box.height / 2) * zoom,
    zoom,
  };
}

/** Moved to the right, if there is room for it, so that no box lies below what covers the top left corner. */
export function clearOf(viewport: Viewport, boxes: readonly Box[], corner: Size, pane: Size): Viewport {
  const { x, y, zoom } = viewport;
  const below = boxes.filter((box) => box.y * zoom + y < corner.height && (box.x + box.width) * zoom + x > 0);
  const shift = Math.max(0, ...below.map((box) => corner.width - (box.x * zoom + x)));
  const room = pane.width - PAD - boxes.reduce((right, box) => Math.max(right, (box.x + box.width) * zoom + x), 0);
  return shift <= room ? { x: x + shift, y, zoom } : viewport;
}

/** Whether all of the box is on the pane. */
export function shows({ x, y, zoom }: Viewport, box: Box, pane: Size): boolean {
  const [left, top] = [box.x * zoom + x, box.y * zoom + y];
  return left >= 0 && top >= 0 && left + box.width * zoom <= pane.width && top + box.height * zoom <= pane.height;
}

/** No more empty room at an end than the pad; what fits as a whole lies in the middle. */
function within(offset: number, start: number, length: number, pane: number): number {
  const [from, size] = [start * LEAST_FIT, length * LEAST_FIT];
  if (size <= pane - 2 * PAD) return (pane - size) / 2 - from;
  return Math.min(PAD - from, Math.max(pane - PAD - size - from, offset));
}
