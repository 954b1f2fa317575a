import { useCallback, useState } from 'react';
import type { PerdureClient } from '../../client/create-client.ts';
import type { NodeView } from '../../common/execution/execution-view.ts';
import type { LogLine } from '../../common/execution/journal-event.ts';
import { extendTail, type LogTail } from './log-tail.ts';
import { type OnDemand, useOnDemand } from './use-on-demand.ts';

export interface LogLines {
  /** from the beginning, as far as they were loaded; then, after `missing` lines, the newest */
  head: readonly LogLine[];
  missing: number;
  tail: readonly LogLine[];
  loading: OnDemand<unknown>;
  loadMore(): void;
}

/** Pages of 500 lines that one press of the button loads at most. */
const PAGES = 10;

/** The lines of a node: the newest from the view, the earlier ones when asked for. */
export function useLogLines(client: PerdureClient, executionId: string, { visit, logs }: NodeView): LogLines {
  const [known, setKnown] = useState<LogTail>({ start: logs.count - logs.last.length, lines: logs.last });
  const tail = extendTail(known, logs);
  if (tail !== known) setKnown(tail);
  const [head, setHead] = useState<{ lines: readonly LogLine[]; next: number }>({ lines: [], next: 0 });
  const { start } = tail;
  const load = useCallback(
    async (signal: AbortSignal) => {
      let { lines, next } = head;
      for (let page = 0; page < PAGES && lines.length < start; page++) {
        const answer = await client.listNodeLogs(executionId, visit, { after: next, limit: 500 }, { signal });
        if (answer.lines.length === 0) break;
        lines = [...lines, ...answer.lines];
        next = answer.next;
        setHead({ lines, next });
      }
    },
    [client, executionId, visit, head, start],
  );
  const [loading, loadMore] = useOnDemand(load);
  const shown = head.lines.slice(0, start);
  return { head: shown, missing: start - shown.length, tail: tail.lines, loading, loadMore };
}
