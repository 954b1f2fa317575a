import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { startApi } from '../../api/main.ts';
import { startEmbeddedPostgres } from '../../cli/dev/embedded-postgres/start-embedded-postgres.ts';
import type { JournalBody } from '../../common/execution/journal-event.ts';
import { migrate } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open-database.ts';
import { journalApply } from '../../db/statements/journal-apply.ts';
import { createApiKey } from '../../server/keys/create-api-key.ts';
import { silentLog } from '../../test/support/silent-log.ts';

const APP = fileURLToPath(new URL('../../dist/app', import.meta.url));
const CHROMIUM = '/usr/bin/chromium';

export interface UiEnvironment {
  url: string;
  apiKey: string;
  browser: Browser;
  post(path: string, body: object): Promise<Record<string, string>>;
  /** writes events as the server itself does */
  journal(executionId: string, bodies: readonly JournalBody[]): Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL, an api that serves the built app, and a browser. No worker: what happens in an execution is written into its journal. */
export async function startUiEnvironment(): Promise<UiEnvironment> {
  const folder = mkdtempSync(join(tmpdir(), 'perdure-bench-ui-'));
  const stops: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const step of stops.splice(0).reverse()) await step();
  };
  try {
    const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), port: 0, durable: false });
    stops.push(postgres.stop);
    await migrate({ databaseUrl: postgres.url });
    const database = openDatabase({ databaseUrl: postgres.url, max: 2 });
    stops.push(() => database.close());
    const scopes = ['read', 'run', 'edit'] as const;
    const { key } = await createApiKey(database.client, { userName: 'bench', scopes: ['admin'] }, { name: 'bench', scopes });
    const api = await startApi({
      databaseUrl: postgres.url,
      config: {},
      host: '127.0.0.1',
      port: 0,
      metricsPort: null,
      appFolder: APP,
      log: silentLog(),
    });
    stops.push(() => api.close());
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    stops.push(() => browser.close());
    let written = 0;
    return {
      url: `http://127.0.0.1:${api.port}`,
      apiKey: key,
      browser,
      async post(path, body) {
        const response = await fetch(`http://127.0.0.1:${api.port}${path}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`);
        return (await response.json()) as Record<string, string>;
      },
      async journal(executionId, bodies) {
        const journal = bodies.map((body, at) => ({ key: `bench:${written + at}`, body }));
        written += bodies.length;
        await journalApply(database.client, [{ kind: 'append', executionId, journal }]);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
