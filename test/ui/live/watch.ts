import { createClient } from '../../../client/index.ts';
import type { JournalEvent } from '../../../common/execution/journal-event.ts';
import type { Clock } from '../../../ui/core/live/clock.ts';
import { createExecutionStore, type ExecutionStore } from '../../../ui/core/live/create-execution-store.ts';
import type { ExecutionState } from '../../../ui/core/live/execution-state.ts';
import { eventually } from '../../support/eventually.ts';

export interface Watch {
  store: ExecutionStore;
  /** every state that listeners were told of */
  states: ExecutionState[];
  /** the connection's, without repeats */
  connections(): string[];
  /** what was asked for, after `/api/executions/:id`; `''` is the view */
  requests: string[];
  /** after which event each stream was to go on */
  resumedAfter: number[];
  seqs(): number[];
  until(check: (state: ExecutionState) => boolean): Promise<ExecutionState>;
}

export interface WatchOptions {
  url: string;
  key: string;
  id: string;
  clock?: Clock;
}

/** A store on real HTTP, with a book of what it asked for and said. */
export function watch({ url, key, id, clock }: WatchOptions): Watch {
  const requests: string[] = [];
  const resumedAfter: number[] = [];
  const client = createClient({
    baseUrl: url,
    apiKey: key,
    fetch: (input, init) => {
      requests.push(String(input).split(id)[1] ?? String(input));
      const after = new Headers(init?.headers).get('last-event-id');
      if (after !== null) resumedAfter.push(Number(after));
      return fetch(input, init);
    },
  });
  const store = createExecutionStore({ client, executionId: id, ...(clock === undefined ? {} : { clock }) });
  const states: ExecutionState[] = [];
  store.subscribe(() => states.push(store.getState()));
  return {
    store,
    states,
    requests,
    resumedAfter,
    connections: () => states.map(({ connection }) => connection).filter((each, at, all) => each !== all[at - 1]),
    seqs: () => store.getState().history.events.map(({ seq }: JournalEvent) => seq),
    until: (check) =>
      eventually(() => (check(store.getState()) ? store.getState() : null), { timeoutMs: 20_000, everyMs: 10 }).catch((error: unknown) => {
        throw new Error(`${String(error)}; the state is ${JSON.stringify({ ...store.getState(), graph: undefined })}`);
      }),
  };
}

/** Time that runs `factor` times as fast. */
export function fastClock(factor: number): Clock {
  return {
    now: () => performance.now() * factor,
    after(ms, then) {
      const timer = setTimeout(then, ms / factor);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
  };
}
