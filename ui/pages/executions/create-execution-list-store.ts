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
const FEW = 25;
/** changes are gathered for so long, in ms, however many come */
const GATHER_MS = 100;
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
  /** pages under way, and which of those asked for was the last to come */
  let reading = 0;
  let asked = 0;
  let answered = 0;

  const apply = () => {
    gathering = undefined;
    if (reading > 0) return;
    const rows = [...changed.values()].filter((row) => row !== null && matchesQuery(row, query)) as ExecutionSummary[];
    const kept = new Set(rows.map(({ id }) => id));
    const left = new Set([...changed.keys()].filter((id) => !kept.has(id)));
    changed = new Map();
    set({ list: withoutRows(withChangedRows(cell.get().list, rows, atTop), left) });
    const { list } = cell.get();
    // so many have left that the page looks empty, and there are others further down
    if (list.rows.length < FEW && list.nextCursor !== null) void loadMore();
  };
  const applySoon = () => {
    // a page that is under way may be older than the change: the change comes after it
    if (reading === 0 && changed.size > 0) gathering ??= setTimeout(apply, GATHER_MS);
  };
  const gather = (id: string, row: ExecutionSummary | null) => {
    changed.set(id, row);
    applySoon();
  };
  /** A page that was asked for later supersedes this one, whichever comes first. */
  const loadFirst = async (signal: AbortSignal) => {
    const mine = ++asked;
    reading += 1;
    try {
      const page = await client.listExecutions({ ...query, limit: PAGE }, { signal });
      if (signal.aborted || mine < answered) return;
      answered = mine;
      set({ list: withFirstPage(cell.get().list, page, atTop), loaded: true, error: null });
    } catch (error) {
      if (!signal.aborted && mine === asked) set({ error });
    } finally {
      reading -= 1;
      if (!signal.aborted) applySoon();
    }
  };
  /** One connection. The list is read at once, and again when the stream speaks, so that nothing falls between the two. */
  const connect = async (signal: AbortSignal) => {
    void loadFirst(signal);
    let spoken = false;
    try {
      const { workflowId, status } = query;
      for await (const message of client.streamExecutions({ workflowId, status }, { signal })) {
        if (!spoken) {
          spoken = true;
          set({ live: true });
          void loadFirst(signal);
        }
        if (message.type === 'row') gather(message.row.id, message.row);
        else if (message.type === 'gone') gather(message.id, null);
      }
    } finally {
      if (!signal.aborted) set({ live: false });
    }
    return spoken;
  };
  const follow = async (signal: AbortSignal) => {
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        if (await connect(signal)) failures = 0;
      } catch (error) {
        if (signal.aborted || isPerdureError(error, 'UNAUTHORIZED')) return;
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
