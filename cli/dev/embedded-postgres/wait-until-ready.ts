import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PerdureError } from '../../../common/errors/perdure-error.ts';
import { ensureDatabase } from '../../../db/statements/ensure-database.ts';

interface Waiting {
  /** of the maintenance database */
  url: string;
  /** made when missing */
  database: string;
  /** resolves when the server has died */
  ended: Promise<void>;
  logFile: string;
  /** default one minute: recovery after a crash takes its time */
  timeoutMs?: number;
}

/** Waits until the server answers and has the database. Throws `FOLDER_UNUSABLE` with the end of its log when it dies or stays silent. */
export async function waitUntilReady({ url, database, ended, logFile, timeoutMs = 60_000 }: Waiting): Promise<void> {
  const server = { dead: false };
  void ended.then(() => {
    server.dead = true;
  });
  const end = Date.now() + timeoutMs;
  for (;;) {
    const failure = await tryToOpen(url, database);
    if (failure === null) return;
    if (server.dead) throw new PerdureError('FOLDER_UNUSABLE', `PostgreSQL stopped as soon as it was started: ${lastLines(logFile)}`);
    if (Date.now() > end) throw new PerdureError('FOLDER_UNUSABLE', `PostgreSQL does not answer: ${failure}. Its log is ${logFile}.`);
    await sleep(30);
  }
}

async function tryToOpen(url: string, database: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {
    // the query that was running reports it
  });
  try {
    await client.connect();
    await ensureDatabase(client, database);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function lastLines(file: string): string {
  return readFileSync(file, 'utf8').trim().split('\n').slice(-3).join(' ').trim();
}
