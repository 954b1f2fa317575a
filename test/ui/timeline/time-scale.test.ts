import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FOLD_PX, type TimeScaleOptions, timeScale } from '../../../ui/core/timeline/time-scale.ts';
import { panBy, zoomAt, zoomTo } from '../../../ui/core/timeline/zoom.ts';

const base: TimeScaleOptions = { startMs: 0, endMs: 100_000, quiet: [], width: 800, foldWaits: true, opened: new Set() };
const MINUTE = 60_000;

test('a wait longer than 10 s and than 15 % of the whole is a band of fixed width, and the seconds around it keep their scale', () => {
  const scale = timeScale({ ...base, endMs: 60 * MINUTE, quiet: [{ from: 5_000, to: 60 * MINUTE - 5_000 }] });
  expect(scale.folds).toHaveLength(1);
  expect(scale.folds[0]?.width).toBe(FOLD_PX);
  expect(scale.x(5_000) - scale.x(0)).toBeGreaterThan(250);
  expect(scale.x(5_000) - scale.x(0)).toBeCloseTo(scale.x(60 * MINUTE) - scale.x(60 * MINUTE - 5_000), 6);
});

test('short waits, opened ones and all of them without folding keep their length', () => {
  const quiet = [{ from: 10_000, to: 60_000 }];
  expect(timeScale({ ...base, quiet }).folds).toHaveLength(1);
  expect(timeScale({ ...base, quiet: [{ from: 10_000, to: 24_000 }] }).folds).toEqual([]);
  expect(timeScale({ ...base, endMs: 20_000, quiet: [{ from: 1_000, to: 10_500 }] }).folds).toEqual([]);
  expect(timeScale({ ...base, quiet, opened: new Set([10_000]) }).folds).toEqual([]);
  expect(timeScale({ ...base, quiet, foldWaits: false }).folds).toEqual([]);
});

test('ticks go in steps of 1, 2 or 5 and never stand in a fold', () => {
  const scale = timeScale({ ...base, endMs: 60 * MINUTE, quiet: [{ from: 5_000, to: 60 * MINUTE - 5_000 }] });
  expect(scale.step).toBe(2_000);
  expect(scale.ticks.length).toBeGreaterThan(2);
  for (const { ms } of scale.ticks) expect(ms <= 5_000 || ms >= 60 * MINUTE - 5_000).toBe(true);
  for (const { ms } of scale.ticks) expect(ms % 2_000).toBe(0);
});

test('zooming keeps the time under the pointer, a range fills the lane, and zooming out ends at the whole', () => {
  const scale = timeScale(base);
  const window = zoomAt(scale, 300, 2);
  expect(window).not.toBeNull();
  expect(timeScale({ ...base, window }).ms(300)).toBeCloseTo(scale.ms(300), 3);
  const range = zoomTo(scale, scale.x(40_000), scale.x(20_000));
  expect(range?.from).toBeCloseTo(20_000, 3);
  expect(range?.to).toBeCloseTo(40_000, 3);
  const zoomed = timeScale({ ...base, window: range });
  expect(zoomed.x(20_000)).toBeCloseTo(scale.x(0), 3);
  expect(zoomed.x(40_000)).toBeCloseTo(scale.x(100_000), 3);
  expect(zoomAt(zoomed, 400, 0.001)).toBeNull();
  expect(panBy(zoomed, -1e9)?.from).toBeCloseTo(0, 3);
  expect(panBy(zoomed, 1e9)?.to).toBeCloseTo(100_000, 3);
});

const scales = fc
  .record({
    cuts: fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 2, maxLength: 12 }),
    width: fc.integer({ min: 0, max: 3_000 }),
    foldWaits: fc.boolean(),
    zoom: fc.option(fc.tuple(fc.double({ min: 0, max: 0.4, noNaN: true }), fc.double({ min: 0.6, max: 1, noNaN: true }))),
  })
  .map(({ cuts, width, foldWaits, zoom }) => {
    const times = [...new Set([0, ...cuts])].sort((a, b) => a - b);
    const endMs = times.at(-1) ?? 0;
    const quiet = times.flatMap((from, index) =>
      index % 2 === 1 && times[index + 1] !== undefined ? [{ from, to: times[index + 1] ?? from }] : [],
    );
    const window = zoom && endMs > 1_000 ? { from: zoom[0] * endMs, to: zoom[1] * endMs } : null;
    return { endMs, scale: timeScale({ startMs: 0, endMs, quiet, width, foldWaits, opened: new Set(), window }) };
  });

test('whatever the run, the scale rises with time and is undone by its inverse', () => {
  fc.assert(
    fc.property(
      scales,
      fc.double({ min: -0.2, max: 1.2, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      ({ endMs, scale }, at, by) => {
        const a = at * endMs;
        const b = a + 1 + by * endMs;
        expect(scale.x(b)).toBeGreaterThan(scale.x(a));
        expect(Math.abs(scale.ms(scale.x(a)) - a)).toBeLessThan(1e-3 * Math.max(1, endMs / 1_000));
        for (const { from, to } of scale.folds) expect(scale.ticks.every(({ ms }) => ms <= from || ms >= to)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});
