import { setTimeout as sleep } from 'node:timers/promises';
import type { Principal } from '../../common/access/principal.ts';
import type { ExecutionSummary } from '../../common/execution/execution-summary.ts';
import type { ExecutionStatus } from '../../common/execution/execution-view.ts';
import type { ChangeFeed } from '../../server/changes/change-feed.ts';
import type { Database } from '../../server/database/connect-database.ts';
import { isDatabaseAway } from '../../server/database/is-database-away.ts';
import { getExecutionSummaries } from '../../server/executions/get-execution-summaries.ts';
import { listExecutions } from '../../server/executions/list-executions.ts';
import type { EventStream } from './event-stream.ts';
import { createWakeUp } from './wake-up.ts';

export interface ListStreamOptions {
  /** begins the answer; called once what stands has been read, so that whoever sees it opened misses nothing after */
  open(): EventStream;
  client: Database['client'];
  principal: Principal;
  query: { workflowId?: string | undefined; status?: ExecutionStatus | undefined };
  changes: ChangeFeed;
}

/** How many of the newest executions are compared when a notification may have been lost. */
const COMPARED = 100;
const AWAY_MS = 1_000;
/** Most rows fetched at once. */
const BATCH = 100;

/**
 * Tells of executions that begin or change. What was notified is looked up by id; in case a notification got lost, the
 * newest ones are compared now and then with what the client has. A slow client gets each row as it stands once it can
 * take it, however often it changed in between.
 */
export async function streamExecutionList({ open, client, principal, query, changes }: ListStreamOptions): Promise<void> {
  const known = new Map<string, { seq: number; shown: boolean }>();
  const changed = new Set<string>();
  let compare = false;
  let ring = () => {};
  const stopHearing = changes.watchAll((executionId) => {
    if (executionId === null) compare = true;
    else changed.add(executionId);
    ring();
  });
  try {
    learn(await newest());
    const stream = open();
    const wakeUp = createWakeUp(stream.signal);
    ring = wakeUp.ring;
    while (!stream.signal.aborted) {
      await turn(stream);
      await stream.drained();
      if (changed.size === 0 && !compare) await wakeUp.wait();
    }
  } finally {
    stopHearing();
  }

  async function turn(stream: EventStream): Promise<void> {
    const ids = [...changed].slice(0, BATCH);
    // before asking: what changes meanwhile must be asked for again
    for (const id of ids) changed.delete(id);
    try {
      if (compare) {
        compare = false;
        tell(stream, learn(await newest()));
      }
      if (ids.length > 0) tell(stream, learn((await getExecutionSummaries(client, principal, ids)).filter(belongs)));
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      for (const id of ids) changed.add(id);
      await sleep(AWAY_MS, undefined, { signal: stream.signal }).catch(() => undefined);
      compare = true;
    }
  }

  async function newest(): Promise<ExecutionSummary[]> {
    const { workflowId } = query;
    return (await listExecutions(client, principal, { ...(workflowId === undefined ? {} : { workflowId }), limit: COMPARED })).items;
  }

  function belongs(row: ExecutionSummary): boolean {
    return query.workflowId === undefined || row.workflowId === query.workflowId;
  }

  /** Remembers the rows; returns those that are news, the older first, so that a client that puts each on top gets the list's order. */
  function learn(rows: ExecutionSummary[]): { row: ExecutionSummary; shown: boolean; shownBefore: boolean }[] {
    const news = rows.toReversed().flatMap((row) => {
      const before = known.get(row.id);
      if (before !== undefined && before.seq >= row.seq) return [];
      const shown = query.status === undefined || row.status === query.status;
      known.delete(row.id);
      known.set(row.id, { seq: row.seq, shown });
      return [{ row, shown, shownBefore: before?.shown ?? true }];
    });
    forget();
    return news;
  }

  function tell(stream: EventStream, news: ReturnType<typeof learn>): void {
    for (const { row, shown, shownBefore } of news) {
      if (shown) stream.write({ event: 'row', data: row });
      else if (shownBefore) stream.write({ event: 'gone', data: { id: row.id } });
    }
  }

  /** Only what can be compared again need be remembered. */
  function forget(): void {
    for (const id of known.keys()) {
      if (known.size <= 10 * COMPARED) return;
      known.delete(id);
    }
  }
}
