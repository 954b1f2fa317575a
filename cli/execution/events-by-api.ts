import { setTimeout as sleep } from 'node:timers/promises';
import type { JournalEvent } from '../../common/execution/journal-event.ts';
import type { ApiTarget } from '../connection/api-target.ts';
import { openEventStream } from './open-event-stream.ts';

const RETRY_MS = 500;

/** Every event of an execution, from the first to the end of its run. */
export async function* eventsByApi(target: ApiTarget, executionId: string): AsyncGenerator<JournalEvent, void, void> {
  let seq = 0;
  for (;;) {
    let received = 0;
    for await (const message of openEventStream(target, executionId, seq, undefined)) {
      received++;
      if (message.event === 'end') return;
      if (message.event !== 'event') continue;
      const event = JSON.parse(message.data) as JournalEvent;
      seq = event.seq;
      yield event;
    }
    // an answer without a message: it ended at the seq that we hold
    if (received === 0) return;
    await sleep(RETRY_MS);
  }
}
