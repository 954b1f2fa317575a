import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { JournalEvent } from '../../../common/execution/journal-event.ts';
import { momentSeq } from '../../../ui/core/live/moment-seq.ts';

const eventsAt = (times: readonly number[]): JournalEvent[] =>
  times.map((ms, index) => ({ seq: index + 1, run: 1, at: new Date(ms).toISOString(), type: 'execution.paused' }) as JournalEvent);

test('the event of a moment is the last one at or before it, also where times go back', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), fc.integer({ min: -5, max: 60 }), (times, atMs) => {
      const last = times.findLastIndex((ms) => ms <= atMs);
      expect(momentSeq(eventsAt(times))(atMs)).toBe(times.length === 0 ? 0 : Math.max(0, last) + 1);
    }),
  );
});
