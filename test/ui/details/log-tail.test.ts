import { describe, expect, test } from '@jest/globals';
import { extendTail } from '../../../ui/details/log-tail.ts';
import { logLines } from './views.ts';

describe('the newest lines of a log', () => {
  const tail = { start: 0, lines: logLines(0, 20) };

  test('are kept when more come than a view holds', () => {
    const longer = extendTail(tail, { count: 25, last: logLines(5, 25) });
    expect(longer.start).toBe(0);
    expect(longer.lines.map(({ message }) => message)).toEqual(logLines(0, 25).map(({ message }) => message));
  });

  test('begin anew after a gap', () => {
    expect(extendTail(tail, { count: 60, last: logLines(40, 60) })).toEqual({ start: 40, lines: logLines(40, 60) });
  });

  test('are those of the moment when the run is replayed', () => {
    expect(extendTail(tail, { count: 3, last: logLines(0, 3) })).toEqual({ start: 0, lines: logLines(0, 3) });
  });

  test('are the same object when nothing came', () => {
    expect(extendTail(tail, { count: 20, last: logLines(0, 20) })).toBe(tail);
  });
});
