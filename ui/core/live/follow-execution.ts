import { isPerdureError } from '../../../common/errors/perdure-error.ts';
import { backoffMs } from './backoff-ms.ts';
import type { Clock } from './clock.ts';
import type { ExecutionReader } from './execution-reader.ts';
import { faultOf } from './fault-of.ts';
import type { KnownExecution } from './known-execution.ts';
import { loadExecution } from './load-execution.ts';
import { pollEvents } from './poll-events.ts';
import { sleep } from './sleep.ts';
import { watchStream } from './watch-stream.ts';
import { withDeadline } from './with-deadline.ts';

/** After so many failures in a row nobody says any more that it will be back in a moment. */
const OFFLINE_AFTER = 3;
/** A connection that lived so long was a good one. */
const STABLE_MS = 5_000;
/** How long to poll when the server has no place for another stream. */
const FULL_MS = 30_000;
/** So many connections in a row that fell mute are held back by something. */
const MUTE_STREAMS = 2;

export interface FollowDeps {
  client: ExecutionReader;
  executionId: string;
  clock: Clock;
  known: KnownExecution;
}

/** Keeps what is known of an execution up to date, until it has ended, a refusal, or the signal. Never rejects. */
export async function followExecution({ client, executionId, clock, known }: FollowDeps, signal: AbortSignal): Promise<void> {
  let attempt = 0;
  let muted = 0;
  /** by polling until then, in the clock's ms */
  let pollUntil = 0;

  while (!signal.aborted) {
    try {
      if (known.stale()) {
        known.replace(await withDeadline(clock, signal, (inTime) => loadExecution(client, executionId, known.graph(), inTime)));
      }
      if (known.ended()) {
        known.connect('ended');
        return;
      }
      if (pollUntil > clock.now()) await poll();
      else await stream();
    } catch (error) {
      if (signal.aborted) return;
      const { fault, passing, retryAfterMs } = faultOf(error);
      if (!passing) {
        known.refuse(fault);
        return;
      }
      known.lose(fault, attempt >= OFFLINE_AFTER);
      await pause(retryAfterMs);
    }
  }

  async function stream(): Promise<void> {
    let openedAt: number | null = null;
    const content = () => {
      attempt = 0;
      muted = 0;
    };
    try {
      const end = await watchStream({
        client,
        executionId,
        clock,
        signal,
        after: known.seq(),
        onOpen() {
          openedAt = clock.now();
          known.hear();
          known.connect('live');
        },
        onAlive: () => known.hear(),
        onSnapshot(view) {
          content();
          known.replace({ ...known.graph(), view });
        },
        onEvents(events) {
          content();
          return known.add(events);
        },
      });
      if (openedAt !== null && clock.now() - openedAt >= STABLE_MS) attempt = 0;
      if (end === 'stale') known.doubt();
      else if (end === 'ended') await finish();
      else if (end === 'silent' || (end === 'mute' && ++muted >= MUTE_STREAMS)) pollUntil = Number.POSITIVE_INFINITY;
      else {
        known.lose(null, attempt >= OFFLINE_AFTER);
        await pause(0);
      }
    } catch (error) {
      if (isPerdureError(error, 'RATE_LIMITED')) pollUntil = clock.now() + FULL_MS;
      else throw error;
    }
  }

  async function poll(): Promise<void> {
    const end = await pollEvents({
      client,
      executionId,
      clock,
      signal,
      until: pollUntil,
      seq: () => known.seq(),
      ended: () => known.ended(),
      onAlive() {
        attempt = 0;
        known.hear();
        known.connect('polling');
      },
      onEvents: (events) => known.add(events),
    });
    if (end === 'stale') known.doubt();
  }

  /** The server says that nothing follows; if the events did not say so, too, something was missed. */
  async function finish(): Promise<void> {
    if (known.ended()) return;
    known.doubt();
    await pause(0);
  }

  async function pause(atLeastMs: number): Promise<void> {
    // stopped meanwhile: the loop sees it
    await sleep(clock, Math.max(atLeastMs, backoffMs(clock, attempt++)), signal).catch(() => undefined);
  }
}
