import { expect, test } from '@jest/globals';
import { branches } from '../../bench/graphs/branches.ts';
import { chain } from '../../bench/graphs/chain.ts';
import { inFlight } from '../../bench/measure/in-flight.ts';
import { percentile } from '../../bench/measure/percentile.ts';
import { readOptions } from '../../bench/options.ts';

test('a percentile is the smallest value that the share does not exceed', () => {
  const values = [5, 1, 4, 2, 3];
  expect([percentile(values, 0.5), percentile(values, 0.95), percentile(values, 0.2), percentile([7], 0.5)]).toEqual([3, 5, 1, 7]);
  expect(percentile([], 0.5)).toBeNaN();
});

test('as many are in flight as asked for, and no more', async () => {
  let [now, most] = [0, 0];
  const results = await inFlight({ count: 9, inFlight: 3 }, async () => {
    now += 1;
    most = Math.max(most, now);
    await new Promise(setImmediate);
    now -= 1;
    return most;
  });
  expect([results.length, most]).toEqual([9, 3]);
});

test('the graphs have the number of nodes that they are named by', () => {
  expect([chain(10).nodes.length, branches().nodes.length]).toEqual([11, 30]);
});

test('quick counts can be raised one by one, and a count that is none is refused', () => {
  const options = readOptions(['--quick', '--load', '7'], 'results');
  expect(options).toEqual({ alone: 10, load: 7, inFlight: 20, streamed: 5, out: null });
  expect(() => readOptions(['--load', 'many'], 'results')).toThrow('--load takes a number from 1 on, not "many"');
});
