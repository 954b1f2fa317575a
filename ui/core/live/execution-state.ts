import type { ExecutionGraph } from '../../../common/execution/execution-graph.ts';
import type { ExecutionView } from '../../../common/execution/execution-view.ts';
import type { JournalEvent } from '../../../common/execution/journal-event.ts';

/**
 * - `loading`: nothing heard yet
 * - `live`: events come as they happen
 * - `reconnecting`: lost a moment ago; comes back by itself
 * - `polling`: something in between holds the stream back, so events are asked for every 2 s
 * - `ended`: the execution has ended, and this is all of it
 * - `offline`: not reached for longer, or refused: `fault` says why
 */
export type Connection = 'loading' | 'live' | 'reconnecting' | 'polling' | 'ended' | 'offline';

/**
 * What is in the way. `unavailable` and `broken` (an answer that makes no sense, a bug) are tried again, the others only
 * by `retry()`.
 */
export interface Fault {
  kind: 'notFound' | 'unauthorized' | 'forbidden' | 'unavailable' | 'broken';
  message: string;
  /** what to do about it */
  remedy?: string;
  requestId?: string;
}

/** The journal as far as it was loaded. `removed`: its beginning is gone, and `firstSeq` is the first that is left. */
export interface History {
  state: 'none' | 'loading' | 'complete' | 'removed';
  /** without gap from `firstSeq` on */
  events: readonly JournalEvent[];
  firstSeq: number;
}

/** What is known of one execution. Every part that did not change is the same object as before. */
export interface ExecutionState {
  view: ExecutionView | null;
  /** the version that runs, for drawing */
  graph: ExecutionGraph | null;
  /** there is a view and no graph any more */
  graphGone: boolean;
  connection: Connection;
  /** with a view: it is shown as it was last known */
  fault: Fault | null;
  history: History;
  /** ISO 8601: when the server was last heard, as of the last change of anything else here */
  asOf: string | null;
}

export const NO_HISTORY: History = { state: 'none', events: [], firstSeq: 1 };

export const INITIAL_STATE: ExecutionState = {
  view: null,
  graph: null,
  graphGone: false,
  connection: 'loading',
  fault: null,
  history: NO_HISTORY,
  asOf: null,
};
