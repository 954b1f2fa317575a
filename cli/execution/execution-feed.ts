import type { ExecutionView } from '../../common/execution/execution-view.ts';
import type { JournalEvent } from '../../common/execution/journal-event.ts';

/** Where the states and events of an execution come from. */
export interface ExecutionFeed {
  /** every state from now to the end */
  views(executionId: string): AsyncIterable<ExecutionView>;
  /** every event from the first one to the end */
  events(executionId: string): AsyncIterable<JournalEvent>;
  close(): Promise<void>;
}
