import { tickStep, ticksBetween } from './ticks.ts';
import type { Stretch } from './timeline-model.ts';

export interface TimeScaleOptions {
  startMs: number;
  endMs: number;
  /** stretches in which nothing runs, in order, disjoint */
  quiet: readonly Stretch[];
  /** of the lane, px */
  width: number;
  foldWaits: boolean;
  /** starts of the quiet stretches that are to stay open */
  opened: ReadonlySet<number>;
  /** what is shown, default everything */
  window?: Stretch | null;
  /** px kept free behind the end; default 56 */
  padRight?: number;
  /** how far the viewer's zone is ahead of UTC; default 0 */
  zoneMs?: number;
}

/** A quiet stretch that is drawn as a band; `x` is its left edge. */
export interface Fold extends Stretch {
  x: number;
  width: number;
}

export interface Tick {
  ms: number;
  x: number;
}

/** One piecewise linear, rising function of time to px and back; outside the window it goes on. */
export interface TimeScale {
  x(ms: number): number;
  ms(x: number): number;
  window: Stretch;
  whole: Stretch;
  width: number;
  folds: Fold[];
  ticks: Tick[];
  /** between ticks, ms */
  step: number;
}

export const FOLD_PX = 88;
const FOLD_FROM_MS = 10_000;
const FOLD_FROM_SHARE = 0.15;
/** Folds never take more than this of the lane, however narrow it is. */
const FOLDS_SHARE = 0.5;
const PAD_LEFT = 14;
const PAD_RIGHT = 56;
const MIN_SPAN_MS = 100;
const TICK_PX = 84;
/** A label beside a fold's own needs so much room. */
const CLEAR_PX = 14;

interface Piece extends Stretch {
  fold: boolean;
  x: number;
  width: number;
}

export function timeScale(options: TimeScaleOptions): TimeScale {
  const whole = { from: options.startMs, to: Math.max(options.endMs, options.startMs + MIN_SPAN_MS) };
  const window = options.window ?? whole;
  const inner = Math.max(40, options.width - PAD_LEFT - (options.padRight ?? PAD_RIGHT));
  const folded = foldedStretches(options, whole, window);
  const foldPx = Math.min(FOLD_PX, (inner * FOLDS_SHARE) / Math.max(1, folded.length));
  const inWindow = folded.map((fold) => overlap(fold, window));
  const foldsPx = folded.reduce((sum, fold, index) => sum + (foldPx * (inWindow[index] ?? 0)) / (fold.to - fold.from), 0);
  const liveMs = window.to - window.from - inWindow.reduce((sum, ms) => sum + ms, 0);
  // A run that is all wait has nothing to give the rest of the lane to.
  const pxPerMs = liveMs > 0 ? (inner - foldsPx) / liveMs : inner / (whole.to - whole.from);
  const pieces = layOut(folded, whole, foldPx, pxPerMs);
  const shift = PAD_LEFT - xAt(pieces, window.from, pxPerMs);
  for (const piece of pieces) piece.x += shift;

  const folds = pieces.filter(({ fold }) => fold).map(({ from, to, x, width }) => ({ from, to, x, width }));
  const step = tickStep(1 / pxPerMs, TICK_PX);
  const x = (ms: number) => xAt(pieces, ms, pxPerMs);
  const ms = (at: number) => msAt(pieces, at, pxPerMs);
  const shown = { from: ms(0), to: ms(options.width) };
  return { x, ms, window, whole, width: options.width, folds, step, ticks: placeTicks(pieces, folds, shown, step, options.zoneMs ?? 0, x) };
}

function foldedStretches({ foldWaits, quiet, opened }: TimeScaleOptions, whole: Stretch, window: Stretch): Stretch[] {
  if (!foldWaits) return [];
  const least = Math.max(FOLD_FROM_MS, (whole.to - whole.from) * FOLD_FROM_SHARE);
  // Who looks into a wait, sees it at its length.
  return quiet.filter(({ from, to }) => to - from > least && !opened.has(from) && !(from <= window.from && window.to <= to));
}

function overlap(a: Stretch, b: Stretch): number {
  return Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
}

function layOut(folded: readonly Stretch[], whole: Stretch, foldPx: number, pxPerMs: number): Piece[] {
  const pieces: Piece[] = [];
  let [from, x] = [whole.from, 0];
  function add(to: number, fold: boolean): void {
    const width = fold ? foldPx : (to - from) * pxPerMs;
    if (to > from) pieces.push({ from, to, fold, x, width });
    [from, x] = [to, to > from ? x + width : x];
  }
  for (const fold of folded) {
    add(fold.from, false);
    add(fold.to, true);
  }
  add(whole.to, false);
  return pieces;
}

function xAt(pieces: readonly Piece[], ms: number, pxPerMs: number): number {
  const piece = pieces.find(({ to }) => ms < to) ?? pieces.at(-1);
  if (piece === undefined) return 0;
  if (ms < piece.from) return piece.x + (ms - piece.from) * pxPerMs;
  if (ms > piece.to) return piece.x + piece.width + (ms - piece.to) * pxPerMs;
  return piece.x + ((ms - piece.from) / (piece.to - piece.from)) * piece.width;
}

function msAt(pieces: readonly Piece[], x: number, pxPerMs: number): number {
  const piece = pieces.find((each) => x < each.x + each.width) ?? pieces.at(-1);
  if (piece === undefined) return 0;
  if (x < piece.x) return piece.from + (x - piece.x) / pxPerMs;
  if (x > piece.x + piece.width) return piece.to + (x - piece.x - piece.width) / pxPerMs;
  return piece.from + ((x - piece.x) / piece.width) * (piece.to - piece.from);
}

/** Ticks in every piece that is not folded; a piece between folds that is too short for one begins with one. */
function placeTicks(
  pieces: readonly Piece[],
  folds: readonly Fold[],
  shown: Stretch,
  step: number,
  zoneMs: number,
  x: (ms: number) => number,
): Tick[] {
  const clear = (tick: Tick) => folds.every((fold) => tick.x < fold.x - CLEAR_PX || tick.x > fold.x + fold.width + CLEAR_PX);
  return pieces
    .filter(({ fold }) => !fold)
    .flatMap((piece) => {
      const [from, to] = [Math.max(piece.from, shown.from), Math.min(piece.to, shown.to)];
      const regular = ticksBetween(from, to, step, zoneMs)
        .map((ms) => ({ ms, x: x(ms) }))
        .filter(clear);
      const room = x(to) - x(from);
      if (regular.length > 0 || room < 2 * CLEAR_PX) return regular;
      const ms = piece.from === from && folds.some((fold) => fold.to === piece.from) ? from + (to - from) / 2 : from;
      return [{ ms, x: x(ms) }].filter(clear);
    });
}
