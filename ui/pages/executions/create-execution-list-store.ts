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
  withoutRows,
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
  /** what the stream said since the list was last told, by id; null: it is no longer one of those asked for */
  let changed = new Map<string, ExecutionSummary | null>();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let reading: AbortController | null = null;

  const apply = () => {
    gathering = undefined;
    const rows = [...changed.values()].filter((row) => row !== null && matchesQuery(row, query)) as ExecutionSummary[];
    const kept = new Set(rows.map(({ id }) => id));
    const left = new Set([...changed.keys()].filter((id) => !kept.has(id)));
    changed = new Map();
    set({ list: withoutRows(withChangedRows(cell.get().list, rows, atTop), left) });
    const { list } = cell.get();
    // every row that was read has left, and there are others further down
    if (list.rows.length === 0 && list.waiting.length === 0 && list.nextCursor !== null) void loadMore();
  };
  const applySoon = () => {
    // a page that is under way may be older than the change: the change comes after it
    if (reading === null && changed.size > 0) gathering ??= setTimeout(apply, GATHER_MS);
  };
  const gather = (id: string, row: ExecutionSummary | null) => {
    changed.set(id, row);
    applySoon();
  };
  const loadFirst = async (signal: AbortSignal) => {
    reading?.abort();
    const mine = new AbortController();
    reading = mine;
    try {
      const page = await client.listExecutions({ ...query, limit: PAGE }, { signal: mine.signal });
      if (!mine.signal.aborted) set({ list: withFirstPage(cell.get().list, page, atTop), loaded: true, error: null });
      return true;
    } catch (error) {
      if (!mine.signal.aborted) set({ error });
      return false;
    } finally {
      if (reading === mine) reading = null;
      if (!signal.aborted) applySoon();
    }
  };
  /** One connection: the list is read when the stream speaks, so that nothing falls between the two. */
  const connect = async (signal: AbortSignal) => {
    // behind a proxy that holds the stream back the list is read without it, and again once it speaks
    const patience = setTimeout(() => void loadFirst(signal), STREAM_MS);
    let spoken = false;
    try {
      const { workflowId, status } = query;
      for await (const message of client.streamExecutions({ workflowId, status }, { signal })) {
        clearTimeout(patience);
        if (!spoken) {
          spoken = true;
          set({ live: true });
          void loadFirst(signal);
        }
        if (message.type === 'row') gather(message.row.id, message.row);
        else if (message.type === 'gone') gather(message.id, null);
      }
    } finally {
      clearTimeout(patience);
      if (!signal.aborted) set({ live: false });
    }
    return spoken;
  };
  const follow = async (signal: AbortSignal) => {
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        if (await connect(signal)) failures = 0;
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
    reading?.abort();
    reading = null;
    changed = new Map();
  };
  const loadMore = async () => {
    const { list, loadingMore } = cell.get();
    const { nextCursor } = list;
    const signal = running?.signal;
    if (nextCursor === null || loadingMore || signal === undefined) return;
    set({ loadingMore: true });
    try {
      const page = await client.listExecutions({ ...query, limit: PAGE, cursor: nextCursor }, { signal });
      const now = cell.get().list;
      // the list may have been read anew meanwhile: this page would then leave a gap before it
      set({ list: now.nextCursor === nextCursor ? withNextPage(now, page) : now, loadingMore: false, error: null });
    } catch (error) {
      set(signal.aborted ? { loadingMore: false } : { loadingMore: false, error });
    }
  };
  return {
    subscribe: cell.subscribe,
    getState: cell.get,
    start,
    stop,
    loadMore: () => void loadMore(),
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
