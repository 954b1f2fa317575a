import pg from 'pg';

/** Times of one execution in ms since its trigger's commit. */
export interface CommitTimes {
  /** commit of the first attempt's start */
  firstStep: number;
  /** commit of the terminal event */
  end: number;
}

/** When PostgreSQL committed what, by the times that it keeps of every commit. */
export async function commitTimes(databaseUrl: string, executionIds: readonly string[]): Promise<{ each: CommitTimes[]; wallMs: number }> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query(
      `select execution_id, extract(epoch from min(at) filter (where seq = 1)) * 1000 as began,
         extract(epoch from min(at) filter (where type = 'node.started')) * 1000 as first_step,
         extract(epoch from max(at)) * 1000 as ended
       from (select execution_id, seq, type, pg_xact_commit_timestamp(xmin) as at from perdure.execution_events
         where execution_id = any($1::uuid[])) e
       group by execution_id`,
      [executionIds],
    );
    const times = rows.map((row) => ({ began: Number(row.began), firstStep: Number(row.first_step), ended: Number(row.ended) }));
    return {
      each: times.map(({ began, firstStep, ended }) => ({ firstStep: firstStep - began, end: ended - began })),
      wallMs: Math.max(...times.map((t) => t.ended)) - Math.min(...times.map((t) => t.began)),
    };
  } finally {
    await client.end();
  }
}
