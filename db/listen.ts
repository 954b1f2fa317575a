import pg from 'pg';

export interface ListenOptions {
  /** of a server that keeps sessions; a pooler in transaction mode loses notifications, polling covers that */
  databaseUrl: string;
  /** what to do with a notification, by channel */
  channels: Readonly<Record<string, (payload: string) => void>>;
  /** after each (re)connection: whatever was notified in between is lost, so read what may have been missed */
  onConnect: () => void;
  /** a connection failed or broke; the next attempt follows by itself */
  onError?: (error: unknown) => void;
  applicationName?: string;
}

export interface Listener {
  stop(): Promise<void>;
}

const FIRST_DELAY_MS = 100;
const LAST_DELAY_MS = 5_000;
const PROBE_MS = 15_000;

/**
 * LISTEN on a connection of its own, which is opened again whenever it breaks. Never fails and never ends before `stop()`:
 * a notification is only a hint, whoever listens also polls.
 */
export function listen(options: ListenOptions): Listener {
  const stopping = new AbortController();
  const loop = run(options, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

async function run(options: ListenOptions, signal: AbortSignal): Promise<void> {
  let delay = FIRST_DELAY_MS;
  while (!signal.aborted) {
    try {
      await session(options, signal, () => {
        delay = FIRST_DELAY_MS;
      });
    } catch (error) {
      if (!signal.aborted) {
        options.onError?.(error);
      }
    }
    await pause(delay, signal);
    delay = Math.min(delay * 2, LAST_DELAY_MS);
  }
}

/** One connection, from its start until it breaks (throws) or `signal` fires. */
async function session(options: ListenOptions, signal: AbortSignal, onReady: () => void): Promise<void> {
  const client = new pg.Client({
    connectionString: options.databaseUrl,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    query_timeout: 10_000,
    application_name: options.applicationName ?? 'perdure listen',
  });
  const broken = new Promise<never>((_, reject) => {
    client.on('error', reject);
    client.on('end', () => reject(new Error('The listening connection was closed.')));
  });
  broken.catch(() => {});
  client.on('notification', ({ channel, payload }) => options.channels[channel]?.(payload ?? ''));
  try {
    await client.connect();
    for (const channel of Object.keys(options.channels)) {
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    }
    onReady();
    options.onConnect();
    // A peer that vanished without a word is noticed only by asking.
    while (!signal.aborted) {
      await Promise.race([pause(PROBE_MS, signal), broken]);
      if (!signal.aborted) {
        await Promise.race([client.query('select 1'), broken]);
      }
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
