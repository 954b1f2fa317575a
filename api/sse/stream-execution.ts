import { setTimeout as sleep } from 'node:timers/promises';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import type { JournalEvent } from '../../common/execution/journal-event.ts';
import { isDatabaseAway } from '../../server/database/is-database-away.ts';
import type { StreamHead } from '../../server/executions/require-readable.ts';
import type { EventStream } from './event-stream.ts';
import type { StreamStart } from './stream-start.ts';
import type { WakeUp } from './wake-up.ts';

/** Where a stream reads; each call asks the database, and whether the client may still read. */
export interface StreamSource {
  head(): Promise<StreamHead>;
  view(): Promise<ExecutionView>;
  events(after: number, limit: number): Promise<JournalEvent[]>;
}

const BATCH = 100;
const AWAY_MS = 1_000;
/** How long what was read is kept for a client that is slow to take it. */
const PATIENCE_MS = 500;

const TERMINAL = new Set<string>([
  'execution.completed',
  'execution.failed',
  'execution.cancelled',
  'execution.terminated',
  'execution.timedOut',
]);

/**
 * Writes events until the execution has ended or the client has gone. Little is kept for a slow client: what it could not
 * take soon is read again from the database once it can. PostgreSQL away is waited for.
 */
export async function streamExecution(
  stream: EventStream,
  source: StreamSource,
  start: Exclude<StreamStart, { kind: 'nothing' }>,
  wakeUp: WakeUp,
): Promise<void> {
  let seq = start.kind === 'replay' ? start.after : -1;
  while (!stream.signal.aborted) {
    try {
      const step = seq === -1 ? await writeView() : await writeEvents(seq);
      seq = step.seq;
      if (step.terminal && (await writeEnd(seq))) return;
      await stream.drained();
      if (!step.more) await wakeUp.wait();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      await sleep(AWAY_MS, undefined, { signal: stream.signal }).catch(() => undefined);
    }
  }

  async function writeView() {
    const view = await source.view();
    stream.write({ id: view.seq, event: 'snapshot', data: view });
    return { seq: view.seq, terminal: view.closeReason !== null, more: true };
  }

  async function writeEvents(after: number) {
    const events = await source.events(after, BATCH);
    let last = after;
    let terminal = false;
    for (const event of events) {
      last = event.seq;
      terminal = TERMINAL.has(event.type);
      if (!stream.write({ id: event.seq, event: 'event', data: event }) && !(await stream.drained(PATIENCE_MS))) {
        return { seq: last, terminal, more: true };
      }
    }
    return { seq: last, terminal, more: events.length === BATCH };
  }

  /** A terminal event ends the stream only if no reset or retry has gone on after it. */
  async function writeEnd(after: number): Promise<boolean> {
    const { seq: last, ended, run } = await source.head();
    if (!ended || last !== after) return false;
    stream.write({ event: 'end', data: { run } });
    stream.close();
    return true;
  }
}
