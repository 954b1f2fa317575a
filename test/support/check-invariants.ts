import { Client, Connection } from '@temporalio/client';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { foldHistory } from '../../common/execution/fold-history.ts';
import { initialView } from '../../common/execution/initial-view.ts';
import type { JournalEvent } from '../../common/execution/journal-event.ts';
import type { Database } from '../../db/database.ts';

const TERMINAL = /^execution\.(completed|failed|cancelled|terminated|timedOut)$/;

interface Row {
  id: string;
  status: string;
  close_reason: string | null;
  run: number;
  seq: number;
  ended: boolean;
  dispatched: boolean;
  graph: { nodes: never[] };
}

/**
 * Asserts of every execution in a database: seq is gapless from 1, the fold of the events says what the columns say, each
 * ended run has exactly one terminal event and it is the run's last, no visit ended twice in a run. With `temporalAddress`:
 * what was dispatched exists in Temporal once, what was not does not. Returns how many executions and events it saw.
 */
export async function checkInvariants(database: Database, temporalAddress?: string): Promise<{ executions: number; events: number }> {
  const { client } = database;
  const { rows } = await client.query(
    `select e.id, e.status, e.close_reason, e.run, e.seq, e.ended_at is not null as ended, e.dispatched_at is not null as dispatched,
            coalesce(v.graph, '{"nodes": []}') as graph
     from ${client.schema}.executions e
     left join ${client.schema}.workflow_versions v on v.workflow_id = e.workflow_id and v.version = e.version`,
  );
  let events = 0;
  for (const row of rows as Row[]) {
    const history = await historyOf(database, row.id);
    events += history.length;
    assert(
      row,
      history.length === row.seq && history.every(({ seq }, i) => seq === i + 1),
      `seq has gaps: ${history.map(({ seq }) => seq)}`,
    );
    checkRuns(row, history);
    const view = foldHistory(emptyView(row), history);
    assert(
      row,
      view.status === row.status && view.closeReason === row.close_reason && view.run === row.run,
      `the fold says ${view.status}/${view.closeReason}/${view.run}, the row ${row.status}/${row.close_reason}/${row.run}`,
    );
  }
  if (temporalAddress !== undefined) await checkTemporal(rows as Row[], temporalAddress);
  return { executions: rows.length, events };
}

function checkRuns(row: Row, history: JournalEvent[]): void {
  for (let run = 1; run <= row.run; run += 1) {
    const own = history.filter((event) => event.run === run);
    const terminals = own.filter(({ type }) => TERMINAL.test(type));
    const ended = run < row.run ? terminals.length : row.ended ? 1 : 0;
    assert(row, terminals.length === ended, `run ${run} has ${terminals.length} terminal events`);
    assert(row, terminals.length === 0 || own.at(-1) === terminals[0], `events follow the end of run ${run}`);
    const ends = own.filter(({ type }) => type === 'node.completed' || type === 'node.failed' || type === 'node.skipped');
    const visits = ends.map((event) => ('visit' in event ? event.visit : ''));
    assert(row, new Set(visits).size === visits.length, `a visit of run ${run} ended twice: ${visits}`);
  }
}

async function checkTemporal(rows: Row[], address: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    const { workflow } = new Client({ connection });
    for (const row of rows) {
      const known = await workflow
        .getHandle(row.id)
        .describe()
        .then(
          () => true,
          (error: unknown) => {
            if ((error as Error).name === 'WorkflowNotFoundError') return false;
            throw error;
          },
        );
      assert(row, known === row.dispatched, `dispatched is ${row.dispatched}, Temporal knows it: ${known}`);
    }
  } finally {
    await connection.close();
  }
}

async function historyOf({ client }: Database, id: string): Promise<JournalEvent[]> {
  const { rows } = await client.query(
    `select seq, run, at, body from ${client.schema}.execution_events where execution_id = $1::uuid order by seq`,
    [id],
  );
  return rows.map(({ seq, run, at, body }) => ({ ...body, seq, run, at: at.toISOString() }));
}

function emptyView(row: Row): ExecutionView {
  const at = new Date(0).toISOString();
  return initialView(row.graph, {
    id: row.id,
    workflowId: row.id,
    workflowName: '',
    version: 1,
    userName: '',
    triggerType: 'api',
    input: {},
    startedAt: at,
    dispatchedAt: null,
  });
}

function assert(row: Row, holds: boolean, what: string): void {
  if (!holds) throw new Error(`invariant broken in execution ${row.id}: ${what}`);
}
