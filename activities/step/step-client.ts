import { setTimeout as pause } from 'node:timers/promises';
import type { SqlClient } from '../../common/data-source/sql-client.ts';
import { isConnectionLoss } from '../../db/connection-loss.ts';
import type { Database } from '../../db/database.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { cancelBackend } from '../../db/statements/cancel-backend.ts';
import { setTransactionTimeouts } from '../../db/statements/set-transaction-timeouts.ts';
import { peek } from './peek.ts';
import { isTransactionControl } from './transaction-control.ts';

/** The transaction behind `context.client`: begun with the first query, ended by the wrapper. */
export interface StepClient {
  client: SqlClient;
  used(): boolean;
  /** the step has ended: what it left behind gets nothing more */
  close(): void;
  /** whether PostgreSQL could not be reached or the connection broke: then nothing of the transaction is there */
  lost(): boolean;
  /** what the first statement failed of that PostgreSQL refused; the transaction cannot be committed after it */
  refusal(): unknown;
  /** runs `work` on the same connection, then commits if it returned true, otherwise rolls back */
  conclude(work: (client: SchemaClient) => Promise<boolean>): Promise<void>;
  /** breaks off what still runs; does not fail, because a connection that cannot roll back is rolled back by the server */
  rollback(): Promise<void>;
}

/** Time that a transaction may stand idle or a statement run beyond the attempt's own time, in ms. */
const GRACE_MS = 30_000;
/** How long the end of a transaction is waited for, in ms. */
const END_MS = 40_000;
const ROLLBACK_MS = 5_000;

/** `journal`: by whose connections a statement is broken off. */
export function createStepClient(database: Database, journal: SchemaClient, timeoutMs: number): StepClient {
  let opened: Promise<SchemaClient> | undefined;
  let finish: ((verdict: 'commit' | 'rollback') => void) | undefined;
  let ended: Promise<void> | undefined;
  let closed = false;
  let lost = false;
  let refusal: unknown;
  let running = 0;
  let pid: number | undefined;

  function open(): Promise<SchemaClient> {
    opened ??= new Promise<SchemaClient>((resolve, reject) => {
      ended = database.withClient(async (client) => {
        await client.query('begin');
        pid = await setTransactionTimeouts(client, timeoutMs + GRACE_MS);
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
    await opened;
    finish?.(verdict);
    await ended;
  }

  async function query(text: string, values?: unknown[]): Promise<Awaited<ReturnType<SqlClient['query']>>> {
    if (closed) throw new Error('The step has ended: its client cannot be used any more.');
    if (isTransactionControl(text)) {
      throw new Error('context.client is in a transaction already, which is committed with the outcome of the step; use savepoints in it.');
    }
    running += 1;
    try {
      return await (await open()).query(text, values);
    } catch (error) {
      if (isBroken(error)) lost = true;
      else refusal ??= error;
      throw error;
    } finally {
      running -= 1;
    }
  }

  return {
    client: { query },
    used: () => opened !== undefined,
    close() {
      closed = true;
    },
    lost: () => lost,
    refusal: () => refusal,
    async conclude(work) {
      const ending = (async () => {
        let keep = false;
        try {
          keep = await work(await open());
        } finally {
          await end(keep ? 'commit' : 'rollback');
        }
      })();
      try {
        await within(END_MS, ending);
      } catch (error) {
        if (isBroken(error)) lost = true;
        throw error;
      }
    },
    async rollback() {
      if (!opened) return;
      const ending = end('rollback');
      ending.catch(() => undefined);
      if (running > 0 && pid !== undefined) await cancelBackend(journal, pid).catch(() => undefined);
      await within(ROLLBACK_MS, ending).catch(() => undefined);
    },
  };
}

/** Whether the connection is to blame; a statement that took too long or lost a race is the step's own affair. */
function isBroken(error: unknown): boolean {
  return isConnectionLoss(error) && !/^(40|57014)/.test(String(peek(error, 'code')));
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  const timer = new AbortController();
  const late = pause(ms, undefined, { signal: timer.signal, ref: false }).then(() => {
    throw Object.assign(new Error('PostgreSQL did not end the transaction in time.'), { code: 'ETIMEDOUT' });
  });
  late.catch(() => undefined);
  try {
    await Promise.race([work, late]);
  } finally {
    timer.abort();
  }
}
