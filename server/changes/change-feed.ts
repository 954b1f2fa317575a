import { setMaxListeners } from 'node:events';
import type { Database } from '../../db/database.ts';
import { type Listener, listen } from '../../db/listen.ts';
import { listSeqs } from '../../db/statements/list-seqs.ts';
import type { Log } from '../log.ts';

/** Tells who watches an execution that its journal has grown. Only hints: whoever is woken reads the database. */
export interface ChangeFeed {
  /** Returns how to stop watching. `wake` is also called when something may have been missed. */
  watch(executionId: string, wake: () => void): () => void;
  /** Hears of every execution that changes; null = something may have been missed. */
  watchAll(hear: (executionId: string | null) => void): () => void;
  /** Fires when the process shuts down and every stream must end. */
  readonly closing: AbortSignal;
  close(): Promise<void>;
}

export interface ChangeFeedOptions {
  database: Database;
  /** for the one LISTEN connection of the process; null: polling alone */
  listenUrl: string | null;
  /** how often to look for what no notification told; default 2,000 */
  pollMs?: number;
  log: Log;
}

const CHANNEL = 'perdure_events';

export function createChangeFeed({ database, listenUrl, pollMs = 2_000, log }: ChangeFeedOptions): ChangeFeed {
  const watchers = new Map<string, { wakes: Set<() => void>; seq: number }>();
  const hearers = new Set<(executionId: string | null) => void>();
  const closing = new AbortController();
  // every stream listens to it
  setMaxListeners(0, closing.signal);

  const tell = (executionId: string, seq: number) => {
    const watched = watchers.get(executionId);
    if (watched !== undefined && seq > watched.seq) {
      watched.seq = seq;
      for (const wake of watched.wakes) wake();
    }
  };
  const missed = () => {
    for (const { wakes } of watchers.values()) for (const wake of wakes) wake();
    for (const hear of hearers) hear(null);
  };

  let polling = false;
  const poll = async () => {
    if (polling) return;
    polling = true;
    try {
      for (const hear of hearers) hear(null);
      if (watchers.size > 0) for (const { id, seq } of await listSeqs(database.client, [...watchers.keys()])) tell(id, seq);
    } catch (error) {
      log.warn({ err: error }, 'looking for changes failed; tried again soon');
    } finally {
      polling = false;
    }
  };

  const startListening = (databaseUrl: string) =>
    listen({
      databaseUrl,
      applicationName: 'perdure api listen',
      onConnect: missed,
      onError: (error) => log.warn({ err: error }, 'the listening connection broke; polling until it is back'),
      channels: {
        [CHANNEL](payload) {
          const [executionId = '', seq] = payload.split(':');
          tell(executionId, Number(seq));
          for (const hear of hearers) hear(executionId);
        },
      },
    });

  // Nobody watches yet: a host that only mounts the API opens no connection for it.
  let running: { timer: NodeJS.Timeout; listener: Listener | null } | null = null;
  const start = () => {
    running ??= { timer: setInterval(poll, pollMs), listener: listenUrl === null ? null : startListening(listenUrl) };
  };

  return {
    closing: closing.signal,
    watch(executionId, wake) {
      start();
      const watched = watchers.get(executionId) ?? { wakes: new Set(), seq: 0 };
      watchers.set(executionId, watched);
      watched.wakes.add(wake);
      return () => {
        watched.wakes.delete(wake);
        if (watched.wakes.size === 0 && watchers.get(executionId) === watched) watchers.delete(executionId);
      };
    },
    watchAll(hear) {
      start();
      hearers.add(hear);
      return () => {
        hearers.delete(hear);
      };
    },
    async close() {
      closing.abort();
      clearInterval(running?.timer);
      await running?.listener?.stop();
    },
  };
}
