import type { JournalEvent } from '../../../common/execution/journal-event.ts';
import type { Clock } from './clock.ts';
import type { ExecutionReader } from './execution-reader.ts';
import { sleep } from './sleep.ts';
import { withDeadline } from './with-deadline.ts';

const EVERY_MS = 2_000;
const PAGE = 500;

export interface PollEventsOptions {
  client: ExecutionReader;
  executionId: string;
  clock: Clock;
  signal: AbortSignal;
  /** when to give the stream another chance, in the clock's ms */
  until: number;
  /** the last `seq` that is known */
  seq(): number;
  ended(): boolean;
  /** after every answer */
  onAlive(): void;
  /** false: they do not fit what is known */
  onEvents(events: readonly JournalEvent[]): boolean;
}

/** Asks for new events again and again. @throws PerdureError when it gets no answer */
export async function pollEvents(options: PollEventsOptions): Promise<'ended' | 'stale' | 'timeUp'> {
  const { client, executionId, clock, signal, until, seq, ended, onAlive, onEvents } = options;
  for (;;) {
    const { events } = await withDeadline(clock, signal, (inTime) =>
      client.listEvents(executionId, { after: seq(), limit: PAGE }, { signal: inTime }),
    );
    onAlive();
    if (!onEvents(events)) return 'stale';
    if (ended()) return 'ended';
    if (clock.now() >= until) return 'timeUp';
    if (events.length < PAGE) await sleep(clock, EVERY_MS, signal);
  }
}
