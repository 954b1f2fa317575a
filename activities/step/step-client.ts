import type { SqlClient } from '../../common/data-source/sql-client.ts';
import type { Database } from '../../db/database.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { setTransactionTimeouts } from '../../db/statements/set-transaction-timeouts.ts';

/** The transaction behind `context.client`: begun with the first query, ended by the wrapper. */
export interface StepClient {
  client: SqlClient;
  used(): boolean;
  /** runs `work` on the same connection, then commits if it returned true, otherwise rolls back */
  conclude(work: (client: SchemaClient) => Promise<boolean>): Promise<void>;
  rollback(): Promise<void>;
}

/** Time that a transaction may stand idle or a statement run beyond the attempt's own time, in ms. */
const GRACE_MS = 30_000;

export function createStepClient(database: Database, timeoutMs: number): StepClient {
  let opened: Promise<SchemaClient> | undefined;
  let finish: ((verdict: 'commit' | 'rollback') => void) | undefined;
  let ended: Promise<void> | undefined;
  let closed = false;

  function open(): Promise<SchemaClient> {
    opened ??= new Promise<SchemaClient>((resolve, reject) => {
      ended = database.withClient(async (client) => {
        await client.query('begin');
        await setTransactionTimeouts(client, timeoutMs + GRACE_MS);
        resolve(client);
        const verdict = await new Promise<'commit' | 'rollback'>((end) => {
          finish = end;
        });
        await client.query(verdict);
      });
      ended.catch(reject);
    });
    return opened;
  }

  async function end(verdict: 'commit' | 'rollback'): Promise<void> {
    closed = true;
    if (!opened) return;
    await opened;
    finish?.(verdict);
    await ended;
  }

  return {
    client: {
      async query(text, values) {
        if (closed) throw new Error('The step has ended: its client cannot be used any more.');
        return (await open()).query(text, values);
      },
    },
    used: () => opened !== undefined,
    async conclude(work) {
      closed = true;
      let keep = false;
      try {
        keep = await work(await open());
      } finally {
        await end(keep ? 'commit' : 'rollback');
      }
    },
    rollback: () => end('rollback'),
  };
}
