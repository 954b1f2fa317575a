import { describe, expect, test } from '@jest/globals';
import { lodAt } from '../../../ui/core/canvas/lod.ts';
import { clearOf, fitted, LEAST_FIT, shows } from '../../../ui/core/canvas/viewport-of.ts';

const PANE = { width: 1000, height: 600 };

describe('fit', () => {
  test('shows a small graph whole and not above 100 %', () => {
    const all = { x: 10, y: 20, width: 300, height: 200 };
    const viewport = fitted(all, null, PANE);
    expect(viewport.zoom).toBe(1);
    expect(shows(viewport, all, PANE)).toBe(true);
  });

  test('never goes below the zoom at which names are read, and then shows what it is told to', () => {
    const focus = { x: 100, y: 3000, width: 240, height: 48 };
    const viewport = fitted({ x: 0, y: 0, width: 400, height: 6000 }, focus, PANE);
    expect(viewport.zoom).toBe(LEAST_FIT);
    expect(shows(viewport, focus, PANE)).toBe(true);
  });

  test('begins at the top when there is nothing to look for', () => {
    const viewport = fitted({ x: 0, y: 0, width: 400, height: 6000 }, null, PANE);
    expect(viewport.y).toBe(16);
  });

  test('gives up room around a graph for second lines on its cards', () => {
    const all = { x: 0, y: 0, width: 300, height: (PANE.height - 16) / 0.72 };
    const viewport = fitted(all, null, PANE);
    expect(viewport.zoom).toBe(0.72);
    expect(shows(viewport, all, PANE)).toBe(true);
    expect(fitted({ ...all, height: PANE.height / 0.72 }, null, PANE).zoom).toBeLessThan(0.72);
  });

  test('leaves what stands in the corners of a narrow pane clear', () => {
    const pane = { width: 390, height: 640 };
    const all = { x: 0, y: 0, width: 500, height: 900 };
    const { y, zoom } = fitted(all, null, pane, 50);
    expect(y).toBeGreaterThanOrEqual(50);
    expect(y + all.height * zoom).toBeLessThanOrEqual(pane.height - 60);
  });
});

describe('what covers the corner', () => {
  const corner = { width: 180, height: 120 };
  const viewport = { x: 100, y: 24, zoom: 1 };

  test('covers no card where there is room beside it', () => {
    const card = { x: 0, y: 0, width: 240, height: 48 };
    const low = { x: -60, y: 200, width: 240, height: 48 };
    expect(clearOf(viewport, [card, low], corner, PANE)).toEqual({ ...viewport, x: 180 });
    expect(clearOf(viewport, [low], corner, PANE)).toEqual(viewport);
  });

  test('moves nothing off the pane', () => {
    const row = [0, 300, 600].map((x) => ({ x, y: 0, width: 260, height: 48 }));
    expect(clearOf(viewport, row, corner, PANE)).toEqual(viewport);
  });
});

test('the level of detail follows the zoom', () => {
  expect([1, 0.85, 0.84, 0.72, 0.71, 0.53, 0.52].map(lodAt)).toEqual(['near', 'near', 'mid', 'mid', 'far', 'far', 'map']);
});
