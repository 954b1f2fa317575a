import { type Clock, systemClock } from './clock.ts';
import type { ExecutionReader } from './execution-reader.ts';
import { type ExecutionState, INITIAL_STATE } from './execution-state.ts';
import { followExecution } from './follow-execution.ts';
import { createHistoryLoader } from './history-loader.ts';
import { createKnownExecution } from './known-execution.ts';
import { createStateCell } from './state-cell.ts';

/** What is known of one execution, kept up to date between `start` and `stop`. */
export interface ExecutionStore {
  /** returns how to stop; the listener is not called for what stands already */
  subscribe(listener: () => void): () => void;
  /** the same object until something changes */
  getState(): ExecutionState;
  /** Goes on from what is known; an execution known to have ended is not asked for again. Twice is once. */
  start(): void;
  /** Keeps what is known. */
  stop(): void;
  /** Has the whole journal read, once; later events are appended. */
  loadHistory(): void;
  /** Tries again at once, by stream, after a fault or while reconnecting or polling; what has ended is read anew. */
  retry(): void;
}

export interface ExecutionStoreOptions {
  client: ExecutionReader;
  executionId: string;
  /** for tests */
  clock?: Clock;
}

export function createExecutionStore({ client, executionId, clock = systemClock }: ExecutionStoreOptions): ExecutionStore {
  const cell = createStateCell<ExecutionState>(INITIAL_STATE);
  const history = createHistoryLoader({ client, executionId, clock, cell });
  let running: AbortController | null = null;
  const ensureHistory = () => {
    if (running !== null) history.ensure(running.signal);
  };
  const known = createKnownExecution({ cell, clock, onView: ensureHistory });
  const start = () => {
    if (running !== null) return;
    running = new AbortController();
    void followExecution({ client, executionId, clock, known }, running.signal);
    ensureHistory();
  };
  const stop = () => {
    running?.abort();
    running = null;
  };
  return {
    subscribe: cell.subscribe,
    getState: cell.get,
    start,
    stop,
    loadHistory() {
      history.want();
      ensureHistory();
    },
    retry() {
      stop();
      if (known.ended()) known.doubt();
      start();
    },
  };
}
