import { setTimeout as sleep } from 'node:timers/promises';
import type { JournalEvent } from '../../common/execution/journal-event.ts';
import type { ApiTarget } from '../connection/api-target.ts';
import { apiError, clientOf } from '../connection/ask-api.ts';
import { createPatience } from './patience.ts';

const RETRY_MS = 500;

/** Every event of an execution, from the first to the end of its run; goes on after a cut where it was. */
export async function* eventsByApi(target: ApiTarget, executionId: string): AsyncGenerator<JournalEvent, void, void> {
  const client = clientOf(target);
  const patience = createPatience();
  let seq = 0;
  for (;;) {
    try {
      for await (const message of client.streamExecution(executionId, { lastEventId: seq })) {
        patience.answered();
        if (message.type === 'end' || message.type === 'nothing') return;
        if (message.type !== 'event') continue;
        seq = message.event.seq;
        yield message.event;
      }
    } catch (error) {
      if (!patience.endures(error)) throw apiError(error, target);
    }
    await sleep(RETRY_MS);
  }
}
