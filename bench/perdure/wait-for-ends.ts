import pg from 'pg';
import { benchPool } from './bench-pool.ts';

const POLL_MS = 1_000;

/** Tells when executions have ended, by the journal's notifications. */
export interface Ends {
  /** resolves when the execution has ended; rejects when it did not end in success */
  wait(executionId: string): Promise<void>;
  /** the seq of the shortest execution that ended so far */
  lastSeq(): number | null;
  close(): Promise<void>;
}

/** `known`: the seq with which executions of this graph end, so that nobody asks before it is reached. */
export async function waitForEnds(databaseUrl: string, known: number | null): Promise<Ends> {
  const listener = new pg.Client(databaseUrl);
  listener.on('error', (error) => console.error(`the listener of the bench broke: ${error.message}`));
  await listener.connect();
  const reader = benchPool(databaseUrl, 5);
  const waiting = new Map<string, { resolve(): void; reject(error: Error): void }>();
  let lastSeq = known;

  const check = async (ids: string[]) => {
    if (ids.length === 0) return;
    const { rows } = await reader.query(
      'select id, status, seq, error from perdure.executions where id = any($1::uuid[]) and ended_at is not null',
      [ids],
    );
    for (const { id, status, seq, error } of rows) {
      lastSeq = lastSeq === null ? seq : Math.min(lastSeq, seq);
      const waiter = waiting.get(id);
      waiting.delete(id);
      if (status === 'success') waiter?.resolve();
      else waiter?.reject(new Error(`Execution ${id} ended in ${status}: ${JSON.stringify(error)}`));
    }
  };

  listener.on('notification', ({ payload = '' }) => {
    const [id = '', seq] = payload.split(':');
    if (waiting.has(id) && Number(seq) >= (lastSeq ?? 0)) void check([id]);
  });
  await listener.query('listen perdure_events');
  // for what was notified before somebody waited
  const timer = setInterval(() => void check([...waiting.keys()]), POLL_MS);

  return {
    wait: (id) => new Promise((resolve, reject) => waiting.set(id, { resolve, reject })),
    lastSeq: () => lastSeq,
    async close() {
      clearInterval(timer);
      await Promise.all([listener.end(), reader.end()]);
    },
  };
}
