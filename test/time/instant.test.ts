import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseInstant } from '../../common/time/instant.ts';

describe('a point in time', () => {
  test.each([
    ['2026-11-24T08:00:00Z', '2026-11-24T08:00:00.000Z'],
    ['2026-11-24T08:00:00', '2026-11-24T08:00:00.000Z'],
    ['2026-11-24T08:00', '2026-11-24T08:00:00.000Z'],
    ['2026-11-24', '2026-11-24T00:00:00.000Z'],
    ['2026-11-24T08:00:00.5Z', '2026-11-24T08:00:00.500Z'],
    ['2026-11-24T08:00:00.123456789Z', '2026-11-24T08:00:00.123Z'],
    ['2026-11-24T08:00:00+02:00', '2026-11-24T06:00:00.000Z'],
    ['2026-11-24T08:00:00-0530', '2026-11-24T13:30:00.000Z'],
    ['2026-11-24T08:00:00+01', '2026-11-24T07:00:00.000Z'],
    ['2026-11-24t08:00:00z', '2026-11-24T08:00:00.000Z'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z'],
    ['2028-02-29', '2028-02-29T00:00:00.000Z'],
  ])('%s is %s; without offset it is UTC', (text, iso) => {
    expect(new Date(parseInstant(text) ?? Number.NaN).toISOString()).toBe(iso);
  });

  test.each([
    [undefined],
    [null],
    [''],
    ['tomorrow'],
    ['2026-02-30'],
    ['2026-13-01'],
    ['2026-11-24T24:00:00'],
    ['2026-11-24T08'],
    ['2026-11-24T08:60'],
    ['2026-11-24 08:00'],
    ['24.11.2026'],
    ['2026-11-24T08:00:00+25:00'],
    ['2026-11-24T08:00:00 CET'],
    [1_700_000_000_000],
    ['1700000000000'],
    [{}],
  ])('%j is none', (value) => {
    expect(parseInstant(value)).toBeUndefined();
  });

  test('reads back every time that is written in ISO 8601', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }), (date) => {
        expect(parseInstant(date.toISOString())).toBe(date.getTime());
      }),
    );
  });
});
