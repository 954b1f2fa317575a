import type { Response } from 'express';
import { isDatabaseAway } from '../../server/database/is-database-away.ts';

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
};

/** How long a client waits before it comes back, in ms. */
const RETRY_MS = 3_000;
const COMMENT_EVERY_MS = 15_000;

export interface ServerEvent {
  id?: number;
  event: string;
  data: unknown;
}

/** An open stream to one client. */
export interface EventStream {
  /** fires when the client or `close()` ends it */
  readonly signal: AbortSignal;
  /** False when the client is slow: write no more before `drained()`. */
  write(event: ServerEvent): boolean;
  /** True when the client has taken what was written, or has gone; false when it has not within `patienceMs` (default: for ever). */
  drained(patienceMs?: number): Promise<boolean>;
  close(): void;
}

export interface EventStreamOptions {
  /** ends it, so that the client comes back elsewhere */
  closing: AbortSignal;
  /** asked every `recheckMs`; false ends it, so that the client comes back and is refused */
  stillAllowed(): Promise<boolean>;
  recheckMs: number;
}

/** Begins the answer; from here on errors cannot be told any more. */
export function openEventStream(response: Response, { closing, stillAllowed, recheckMs }: EventStreamOptions): EventStream {
  const gone = new AbortController();
  response.status(200).set(HEADERS);
  response.flushHeaders();
  response.write(`retry: ${RETRY_MS}\n\n`);
  const comment = setInterval(() => {
    if (!response.writableNeedDrain && !response.writableEnded) response.write(':\n\n');
  }, COMMENT_EVERY_MS);
  const close = () => {
    response.end();
  };
  const recheck = setInterval(() => {
    void mayGoOn(stillAllowed).then((allowed) => {
      if (!allowed) close();
    });
  }, recheckMs);
  closing.addEventListener('abort', close);
  const leave = () => {
    clearInterval(comment);
    clearInterval(recheck);
    closing.removeEventListener('abort', close);
    gone.abort();
  };
  // a client that left before this was asked for tells of it no more
  if (response.closed) leave();
  else response.once('close', leave);
  response.on('error', () => gone.abort());
  if (closing.aborted || response.req.method === 'HEAD') {
    gone.abort();
    close();
  }
  return {
    signal: gone.signal,
    write({ id, event, data }) {
      if (gone.signal.aborted || response.writableEnded) return true;
      const idLine = id === undefined ? '' : `id: ${id}\n`;
      return response.write(`event: ${event}\n${idLine}data: ${JSON.stringify(data)}\n\n`);
    },
    drained: (patienceMs) => drained(response, gone.signal, patienceMs),
    close,
  };
}

/** PostgreSQL away is waited for; any other failure ends the stream, and the client hears of it when it comes back. */
async function mayGoOn(stillAllowed: () => Promise<boolean>): Promise<boolean> {
  try {
    return await stillAllowed();
  } catch (error) {
    return isDatabaseAway(error);
  }
}

function drained(response: Response, gone: AbortSignal, patienceMs?: number): Promise<boolean> {
  return new Promise((resolve) => {
    if (gone.aborted || !response.writableNeedDrain) {
      resolve(true);
      return;
    }
    const done = (taken: boolean) => {
      clearTimeout(timer);
      response.off('drain', onTaken);
      gone.removeEventListener('abort', onTaken);
      resolve(taken);
    };
    const onTaken = () => done(true);
    const timer = patienceMs === undefined ? undefined : setTimeout(() => done(false), patienceMs);
    response.once('drain', onTaken);
    gone.addEventListener('abort', onTaken);
  });
}
