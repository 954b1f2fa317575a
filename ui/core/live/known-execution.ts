import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView } from '../../../common/execution/execution-view.ts';
import { foldEvents } from '../../../common/execution/fold-events.ts';
import type { JournalEvent } from '../../../common/execution/journal-event.ts';
import type { Clock } from './clock.ts';
import { type Connection, type ExecutionState, type Fault, NO_HISTORY } from './execution-state.ts';
import { extendHistory, lastSeqOf } from './extend-history.ts';
import type { KnownGraph } from './load-execution.ts';
import type { StateCell } from './state-cell.ts';

/** The state, as the one who follows the execution changes it. Each call tells the listeners at most once. */
export interface KnownExecution {
  graph(): KnownGraph;
  seq(): number;
  ended(): boolean;
  /** whether it must be read (anew) */
  stale(): boolean;
  /** Has it read anew. */
  doubt(): void;
  replace(read: { view: ExecutionView; graph: ExecutionGraph | null; graphGone: boolean }): void;
  /** False when they do not follow what is known, or make part of it void. Those known already are left out. */
  add(events: readonly JournalEvent[]): boolean;
  /** the server was heard just now */
  hear(): void;
  connect(connection: Connection): void;
  /** the connection is gone and will be tried again */
  lose(fault: Fault | null, forLong: boolean): void;
  /** nothing more is tried */
  refuse(fault: Fault): void;
}

export interface KnownExecutionDeps {
  cell: StateCell<ExecutionState>;
  clock: Clock;
  /** after the view has changed */
  onView(): void;
}

export function createKnownExecution({ cell, clock, onView }: KnownExecutionDeps): KnownExecution {
  let doubted = false;
  let heardAt: string | null = null;
  const hear = () => {
    heardAt = new Date(clock.now()).toISOString();
  };
  const change = (what: Partial<ExecutionState>) => {
    const state = cell.get();
    const names = Object.keys(what) as (keyof ExecutionState)[];
    // hearing alone is no news
    if (names.some((name) => state[name] !== what[name])) cell.set({ ...what, asOf: heardAt });
  };
  return {
    graph: () => cell.get(),
    seq: () => cell.get().view?.seq ?? 0,
    ended: () => isEnded(cell.get().view),
    stale: () => doubted || cell.get().view === null,
    doubt() {
      doubted = true;
    },
    replace({ view, graph, graphGone }) {
      doubted = false;
      hear();
      const { history } = cell.get();
      // the journal itself went back, as a restored database does
      const kept = lastSeqOf(history) > view.seq ? NO_HISTORY : history;
      change({ view, graph, graphGone, fault: null, history: kept, ...(isEnded(view) ? { connection: 'ended' } : {}) });
      onView();
    },
    add(events) {
      const { view, history } = cell.get();
      const news = events.filter(({ seq }) => seq > (view?.seq ?? 0));
      const [first] = news;
      if (first === undefined) return true;
      if (view === null || first.seq !== view.seq + 1 || news.at(-1)?.seq !== view.seq + news.length) return false;
      const folded = foldEvents(view, news);
      if (folded === null) return false;
      change({ view: folded, history: extendHistory(history, news) });
      onView();
      return true;
    },
    hear,
    connect: (connection) => change({ connection, fault: null }),
    lose(fault, forLong) {
      const shown = forLong || cell.get().view === null;
      change({ connection: forLong ? 'offline' : 'reconnecting', fault: shown ? fault : null });
    },
    refuse: (fault) => change({ connection: 'offline', fault }),
  };
}

function isEnded(view: ExecutionView | null): boolean {
  return view !== null && view.closeReason !== null;
}
