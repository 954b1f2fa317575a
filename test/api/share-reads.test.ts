import { expect, test } from '@jest/globals';
import { createShareReads } from '../../api/sse/share-reads.ts';

test('who asks the same in one turn shares a reading, who asks later gets a later one', async () => {
  const shareReads = createShareReads();
  let readings = 0;
  const read = async () => ++readings;
  const first = [shareReads('a', read), shareReads('a', read), shareReads('b', read)];
  expect(await Promise.all(first)).toEqual([1, 1, 2]);
  let begun = () => {};
  const running = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const slow = shareReads('a', async () => {
    begun();
    return new Promise<number>((resolve) => setImmediate(() => resolve(-1)));
  });
  await running;
  // the reading has begun: it may not show what woke this one
  expect(await Promise.all([slow, shareReads('a', read)])).toEqual([-1, 3]);
});

test('a reading that fails fails for all who share it, and is forgotten', async () => {
  const shareReads = createShareReads();
  const fail = () => Promise.reject(new Error('away'));
  await Promise.all([expect(shareReads('a', fail)).rejects.toThrow('away'), expect(shareReads('a', fail)).rejects.toThrow('away')]);
  expect(await shareReads('a', async () => 1)).toBe(1);
});
