import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '../../../common/json/json-value.ts';
import { jsonOutline } from '../../../ui/json/json-outline.ts';

const textOf = (value: JsonValue): string => JSON.stringify(value, null, 2);

describe('what of a JSON value is folded at first', () => {
  test('containers at the depth named, with how much they hold', () => {
    const value = { a: { b: { c: 1, d: { e: 2 } }, list: [1, 2, 3] }, 'not { a [ brace': '}]' };
    const text = textOf(value);
    const { folds } = jsonOutline(text, 2);
    expect(folds.map(({ label }) => label)).toEqual(['2 keys', '1 key', '3 items']);
    const [first] = folds;
    expect(JSON.parse(`{${text.slice(first?.from, first?.to)}}`)).toEqual(value.a.b);
  });

  test('nothing of empty containers', () => {
    expect(jsonOutline(textOf({ a: { b: {}, c: [] } }), 2).folds).toEqual([]);
  });

  test('the items after the twentieth', () => {
    const text = textOf(Array.from({ length: 23 }, (_, index) => index));
    const { folds } = jsonOutline(text, 2);
    expect(folds).toMatchObject([{ label: '3 more items' }]);
    expect(text.slice(0, folds[0]?.from).trimEnd().endsWith('19,')).toBe(true);
    expect(jsonOutline(textOf(Array.from({ length: 20 }, () => 0)), 2).folds).toEqual([]);
  });

  test('the rest of long strings, without tearing an escape or a pair of surrogates', () => {
    for (const unit of ['x', '"', '\u0001', '😀', '\\']) {
      const value = unit.repeat(1_000);
      const text = textOf([value, 'short']);
      const { cuts } = jsonOutline(text, 2);
      expect(cuts).toHaveLength(1);
      const [cut = { from: 0, to: 0 }] = cuts;
      const shown = JSON.parse(text.slice(0, cut.from) + text.slice(cut.to))[0] as string;
      expect(value.startsWith(shown)).toBe(true);
      // lone surrogates have no encoding
      expect(() => encodeURIComponent(shown)).not.toThrow();
      expect(shown.length).toBeGreaterThan(60);
    }
  });

  test('a string of exactly 400 characters is whole', () => {
    expect(jsonOutline(textOf('x'.repeat(400)), 2).cuts).toEqual([]);
    expect(jsonOutline(textOf('x'.repeat(401)), 2).cuts).toHaveLength(1);
  });

  test('lines are counted', () => {
    expect(jsonOutline(textOf({ a: 1, b: 2 }), 2).lines).toBe(4);
  });
});
