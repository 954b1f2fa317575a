import { triggerWorkflow } from 'perdure/server';
import type pg from 'pg';
import { inFlight } from '../measure/in-flight.ts';
import { benchPool } from './bench-pool.ts';
import { type CommitTimes, commitTimes } from './commit-times.ts';
import { waitForEnds } from './wait-for-ends.ts';

export interface Executions {
  ids: string[];
  times: CommitTimes[];
  /** from the first trigger's commit to the last end's */
  wallMs: number;
  /** the seq with which they end */
  lastSeq: number | null;
}

/** Triggers in transactions, as a host does, and waits for the ends. */
export async function runExecutions(
  databaseUrl: string,
  workflowId: string,
  options: { count: number; inFlight: number; lastSeq?: number | null },
  meanwhile: (executionId: string) => Promise<void> = async () => {},
): Promise<Executions> {
  const pool = benchPool(databaseUrl, options.inFlight);
  const ends = await waitForEnds(databaseUrl, options.lastSeq ?? null);
  try {
    const ids = await inFlight(options, async () => {
      const id = await trigger(pool, workflowId);
      await Promise.all([ends.wait(id), meanwhile(id)]);
      return id;
    });
    const { each, wallMs } = await commitTimes(databaseUrl, ids);
    return { ids, times: each, wallMs, lastSeq: ends.lastSeq() };
  } finally {
    await ends.close();
    await pool.end();
  }
}

async function trigger(pool: pg.Pool, workflowId: string): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { executionId } = await triggerWorkflow({ workflowId, userName: 'bench', input: { n: 1 }, client });
    await client.query('commit');
    return executionId;
  } finally {
    client.release();
  }
}
