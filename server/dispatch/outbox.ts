import type { Log } from '../log.ts';
import { createLoop, type Loop } from '../supervised-loop.ts';

export interface OutboxOptions<Row> {
  /** for the log */
  name: string;
  /** takes up to so many rows that nobody else works on */
  lease(limit: number): Promise<Row[]>;
  /** handles one row, its failures included; what it throws is a failure of the database */
  handle(row: Row): Promise<void>;
  concurrency: number;
  pollIntervalMs: number;
  log: Log;
}

/** Works off rows of an outbox, a bounded number at a time, woken or polling. `stop` waits for the rows in hand. */
export function createOutbox<Row>({ name, lease, handle, concurrency, pollIntervalMs, log }: OutboxOptions<Row>): Loop {
  const inHand = new Set<Promise<void>>();

  const loop = createLoop({
    name,
    intervalMs: pollIntervalMs,
    log,
    async turn() {
      const free = concurrency - inHand.size;
      // Half a load at a time, so that a full outbox does not cost one query for each row.
      if (free < concurrency / 2) {
        return false;
      }
      for (const row of await lease(free)) {
        const work = guarded(row);
        inHand.add(work);
        void work.finally(() => {
          inHand.delete(work);
          loop.wake();
        });
      }
      return false;
    },
  });

  const guarded = async (row: Row) => {
    try {
      await handle(row);
    } catch (error) {
      // The lease runs out and somebody takes the row again.
      log.warn({ err: error, loop: name }, `${name}: a row is left for the next attempt`);
    }
  };

  return {
    ...loop,
    async stop() {
      await loop.stop();
      await Promise.all(inHand);
    },
  };
}
