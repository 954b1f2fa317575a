import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_DURATION_MS, parseDuration } from '../../common/time/duration.ts';

describe('a duration', () => {
  test.each<[unknown, number]>([
    ['30s', 30_000],
    ['5 minutes', 300_000],
    ['2d', 172_800_000],
    ['250ms', 250],
    ['1h', 3_600_000],
    ['1w', 604_800_000],
    ['1 week', 604_800_000],
    ['3 hours', 10_800_000],
    ['1 second', 1000],
    ['10 milliseconds', 10],
    ['2 Days', 172_800_000],
    ['15 MIN', 900_000],
    ['1500', 1500],
    [' 30s ', 30_000],
    ['0s', 0],
    ['0', 0],
    [0, 0],
    [1500, 1500],
    [0.4, 0],
    [1.6, 2],
    [MAX_DURATION_MS, MAX_DURATION_MS],
  ])('%j is %d ms', (value, ms) => {
    expect(parseDuration(value)).toBe(ms);
  });

  test.each([
    [undefined],
    [null],
    [''],
    [' '],
    ['soon'],
    ['-5s'],
    [-1],
    ['5 parsecs'],
    ['1y'],
    ['2 years'],
    ['1.5h'],
    ['1h30m'],
    ['5  minutes'],
    ['s'],
    ['1 s s'],
    ['1e3'],
    ['0x10'],
    ['٣s'],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [MAX_DURATION_MS + 1],
    ['99999999999w'],
    [true],
    [{}],
    [['30s']],
  ])('%j is none', (value) => {
    expect(parseDuration(value)).toBeUndefined();
  });

  test('never gives anything but a whole number of ms within a hundred years, whatever comes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), fc.stringMatching(/^\d{0,20} ?[a-z]{0,8}$/)), (value) => {
        const ms = parseDuration(value);
        if (ms !== undefined) expect(Number.isSafeInteger(ms) && ms >= 0 && ms <= MAX_DURATION_MS).toBe(true);
      }),
    );
  });
});
