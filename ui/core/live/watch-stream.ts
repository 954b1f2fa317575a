import type { ExecutionView } from '../../../common/execution/execution-view.ts';
import type { JournalEvent } from '../../../common/execution/journal-event.ts';
import type { Clock } from './clock.ts';
import { createDeadline } from './deadline.ts';
import type { ExecutionReader } from './execution-reader.ts';

/** The server writes at once; who hears nothing for so long sits behind something that holds it back. */
const FIRST_BYTE_MS = 20_000;
/** The server writes every 15 s; after so long the connection is dead, whatever the system thinks. */
const SILENCE_MS = 40_000;
/** Events that come together are told of together. */
const FRAME_MS = 16;

export interface WatchStreamOptions {
  client: ExecutionReader;
  executionId: string;
  clock: Clock;
  signal: AbortSignal;
  /** the last `seq` that is known */
  after: number;
  /** at the first byte */
  onOpen(): void;
  /** at every further one */
  onAlive(): void;
  onSnapshot(view: ExecutionView): void;
  /** false: they do not fit what is known */
  onEvents(events: readonly JournalEvent[]): boolean;
}

/**
 * - `ended`: nothing follows
 * - `lost`: the connection was closed
 * - `silent`: no byte came; `mute`: none any more
 * - `stale`: what came does not fit
 */
export type StreamEnd = 'ended' | 'lost' | 'silent' | 'mute' | 'stale';

/** Hands on what one connection brings. @throws PerdureError when it cannot be opened, or is cut */
export async function watchStream(options: WatchStreamOptions): Promise<StreamEnd> {
  const { client, executionId, clock, signal, after, onOpen, onAlive, onSnapshot, onEvents } = options;
  const deadline = createDeadline(clock, signal, FIRST_BYTE_MS);
  let waiting: JournalEvent[] = [];
  let prevent: (() => void) | null = null;
  let stale = false;
  let heard = false;
  const flush = () => {
    prevent?.();
    prevent = null;
    if (waiting.length === 0) return;
    const events = waiting;
    waiting = [];
    if (!onEvents(events)) {
      stale = true;
      deadline.cut();
    }
  };
  try {
    for await (const message of client.streamExecution(executionId, { lastEventId: after, signal: deadline.signal })) {
      if (message.type === 'nothing') return 'ended';
      deadline.set(SILENCE_MS);
      if (heard) onAlive();
      else onOpen();
      heard = true;
      if (message.type === 'event') {
        waiting.push(message.event);
        prevent ??= clock.after(FRAME_MS, flush);
      } else if (message.type !== 'alive') {
        flush();
        if (message.type === 'snapshot') onSnapshot(message.view);
      }
      if (stale) return 'stale';
      if (message.type === 'end') return 'ended';
    }
    flush();
    return stale ? 'stale' : 'lost';
  } catch (error) {
    signal.throwIfAborted();
    // what came before the cut counts
    flush();
    if (stale) return 'stale';
    if (deadline.passed) return heard ? 'mute' : 'silent';
    throw error;
  } finally {
    prevent?.();
    deadline.clear();
  }
}
