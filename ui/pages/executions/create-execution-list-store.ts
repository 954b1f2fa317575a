import type { PerdureClient } from '../../../client/create-client.ts';
import type { ListExecutionsQuery } from '../../../client/execution-client.ts';
import { isPerdureError } from '../../../common/errors/perdure-error.ts';
import type { ExecutionSummary } from '../../../common/execution/execution-summary.ts';
import { createStateCell } from '../../core/live/state-cell.ts';
import { matchesQuery } from './execution-filter.ts';
import {
  EMPTY_LIST,
  type ExecutionList,
  withChangedRows,
  withFirstPage,
  withNextPage,
  withoutRow,
  withWaitingShown,
} from './execution-list.ts';

export type ExecutionListClient = Pick<PerdureClient, 'listExecutions' | 'streamExecutions'>;

export interface ExecutionListState {
  list: ExecutionList;
  /** false until the first page is there */
  loaded: boolean;
  loadingMore: boolean;
  /** whether changes come by themselves */
  live: boolean;
  /** why the list could not be read; null again when it could */
  error: unknown;
}

export interface ExecutionListStore {
  subscribe(listener: () => void): () => void;
  getState(): ExecutionListState;
  start(): void;
  stop(): void;
  loadMore(): void;
  retry(): void;
  showWaiting(): void;
  /** whether the first row is in sight, where new rows may appear */
  setAtTop(atTop: boolean): void;
}

const PAGE = 50;
/** changes are gathered for so long, in ms, however many come */
const GATHER_MS = 100;
/** how long the list waits for the stream before it is read without it, in ms */
const STREAM_MS = 1_500;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000];

/** The executions of a query, kept up to date by the stream between `start` and `stop`. */
export function createExecutionListStore(client: ExecutionListClient, query: ListExecutionsQuery): ExecutionListStore {
  const initial: ExecutionListState = { list: EMPTY_LIST, loaded: false, loadingMore: false, live: false, error: null };
  const cell = createStateCell<ExecutionListState>(initial);
  const { set } = cell;
  let running: AbortController | null = null;
  let atTop = true;
  let changed: ExecutionSummary[] = [];
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let reading = false;

  const apply = () => {
    gathering = undefined;
    const rows = changed.filter((row) => matchesQuery(row, query));
    const left = changed.filter((row) => !matchesQuery(row, query));
    changed = [];
    const merged = withChangedRows(cell.get().list, rows, atTop);
    set({ list: left.reduce((list, { id }) => withoutRow(list, id), merged) });
  };
  const gather = (row: ExecutionSummary) => {
    changed.push(row);
    // a page that is under way may be older than the change: the change comes after it
    if (!reading) gathering ??= setTimeout(apply, GATHER_MS);
  };
  const loadFirst = async (signal: AbortSignal) => {
    reading = true;
    try {
      const page = await client.listExecutions({ ...query, limit: PAGE }, { signal });
      set({ list: withFirstPage(cell.get().list, page), loaded: true, error: null });
      return true;
    } catch (error) {
      if (!signal.aborted) set({ error });
      return false;
    } finally {
      reading = false;
      if (changed.length > 0 && !signal.aborted) gathering ??= setTimeout(apply, GATHER_MS);
    }
  };
  /** One connection: the list is read once the stream speaks, so that nothing falls between the two. */
  const connect = async (signal: AbortSignal) => {
    let read = false;
    const readOnce = async () => {
      if (read) return;
      read = true;
      await loadFirst(signal);
    };
    const patience = setTimeout(() => void readOnce(), STREAM_MS);
    try {
      const { workflowId, status } = query;
      for await (const message of client.streamExecutions({ workflowId, status }, { signal })) {
        if (!cell.get().live) set({ live: true });
        clearTimeout(patience);
        // one that was read without the stream may have missed what came in between
        if (!read) void readOnce();
        if (message.type === 'row') gather(message.row);
        else if (message.type === 'gone') {
          changed = changed.filter(({ id }) => id !== message.id);
          set({ list: withoutRow(cell.get().list, message.id) });
        }
      }
    } finally {
      clearTimeout(patience);
      if (!signal.aborted) set({ live: false });
    }
  };
  const follow = async (signal: AbortSignal) => {
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        await connect(signal);
        failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        if (!(await loadFirst(signal)) && isPerdureError(error, 'UNAUTHORIZED')) return;
      }
      await pause(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 0, signal);
    }
  };
  const start = () => {
    if (running !== null) return;
    running = new AbortController();
    void follow(running.signal);
  };
  const stop = () => {
    running?.abort();
    running = null;
    clearTimeout(gathering);
    gathering = undefined;
    changed = [];
  };
  return {
    subscribe: cell.subscribe,
    getState: cell.get,
    start,
    stop,
    async loadMore() {
      const { list, loadingMore } = cell.get();
      const signal = running?.signal;
      if (list.nextCursor === null || loadingMore || signal === undefined) return;
      set({ loadingMore: true });
      try {
        const page = await client.listExecutions({ ...query, limit: PAGE, cursor: list.nextCursor }, { signal });
        set({ list: withNextPage(cell.get().list, page), loadingMore: false, error: null });
      } catch (error) {
        set(signal.aborted ? { loadingMore: false } : { loadingMore: false, error });
      }
    },
    retry() {
      stop();
      set({ error: null });
      start();
    },
    showWaiting: () => set({ list: withWaitingShown(cell.get().list) }),
    setAtTop(next) {
      atTop = next;
      if (next) set({ list: withWaitingShown(cell.get().list) });
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
