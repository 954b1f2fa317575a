import type { JournalEvent } from '../../../common/execution/journal-event.ts';
import { backoffMs } from './backoff-ms.ts';
import type { Clock } from './clock.ts';
import type { ExecutionReader } from './execution-reader.ts';
import { type ExecutionState, NO_HISTORY } from './execution-state.ts';
import { lastSeqOf } from './extend-history.ts';
import { faultOf } from './fault-of.ts';
import { sleep } from './sleep.ts';
import type { StateCell } from './state-cell.ts';
import { withDeadline } from './with-deadline.ts';

const PAGE = 500;

export interface HistoryLoaderDeps {
  client: ExecutionReader;
  executionId: string;
  clock: Clock;
  cell: StateCell<ExecutionState>;
}

/** Reads the journal up to where the view is, once somebody wants it. */
export interface HistoryLoader {
  want(): void;
  /** Reads what is missing, if it is wanted and nobody reads already. */
  ensure(signal: AbortSignal): void;
}

export function createHistoryLoader({ client, executionId, clock, cell }: HistoryLoaderDeps): HistoryLoader {
  let wanted = false;
  let filling: AbortSignal | null = null;

  async function fill(signal: AbortSignal): Promise<void> {
    const before = cell.get().history;
    if (before.state === 'none') cell.set({ history: { ...before, state: 'loading' } });
    const events: JournalEvent[] = [...before.events];
    let last = lastSeqOf(before);
    let attempt = 0;
    while (!reached(last)) {
      try {
        const page = await withDeadline(clock, signal, (inTime) =>
          client.listEvents(executionId, { after: last, limit: PAGE }, { signal: inTime }),
        );
        attempt = 0;
        for (const event of page.events) events.push(event);
        if (page.events.length === 0) break;
        last = page.next;
      } catch (error) {
        signal.throwIfAborted();
        const { passing, retryAfterMs } = faultOf(error);
        if (!passing) throw error;
        await sleep(clock, Math.max(retryAfterMs, backoffMs(clock, attempt++)), signal);
      }
    }
    const firstSeq = events[0]?.seq ?? (cell.get().view?.seq ?? 0) + 1;
    cell.set({ history: { state: firstSeq > 1 ? 'removed' : 'complete', events, firstSeq } });
  }

  function reached(last: number): boolean {
    return last >= (cell.get().view?.seq ?? 0);
  }

  function isMissing(): boolean {
    const { view, history } = cell.get();
    return view !== null && (history.state === 'none' || history.state === 'loading' || !reached(lastSeqOf(history)));
  }

  async function fillQuietly(signal: AbortSignal): Promise<void> {
    filling = signal;
    try {
      await fill(signal);
    } catch {
      // stopped, or refused: the watching itself meets the refusal, and says so
      if (!signal.aborted) wanted = false;
      if (filling === signal && cell.get().history.state === 'loading') cell.set({ history: NO_HISTORY });
    } finally {
      if (filling === signal) filling = null;
    }
  }

  return {
    want() {
      wanted = true;
    },
    ensure(signal) {
      if (!wanted || signal.aborted || (filling !== null && !filling.aborted) || !isMissing()) return;
      void fillQuietly(signal);
    },
  };
}
