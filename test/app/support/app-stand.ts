import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type RunningApi, startApi } from '../../../api/main.ts';
import type { Scope } from '../../../common/access/principal.ts';
import type { ServerConfig } from '../../../server/config/server-config.ts';
import { createApiKey } from '../../../server/keys/create-api-key.ts';
import { createTestStand, type TestStand } from '../../execution/test-stand.ts';
import { ROOT } from '../../house/source-files.ts';
import { silentLog } from '../../support/silent-log.ts';
import { launchBrowser } from './browser.ts';
import { listenForComplaints } from './listen-for-complaints.ts';

export interface OpenPageOptions extends BrowserContextOptions {
  /** who is signed in; default `ann`, null: nobody */
  userName?: string | null;
  /** complaints that belong to what the test does */
  allowed?: RegExp;
}

export interface OpenPage {
  page: Page;
  /** what the page has complained of so far; empty when all is well */
  complaints: string[];
  close(): Promise<void>;
}

/** The web app as served by a real api, a worker, and a browser that looks at it. */
export interface AppStand {
  stand: TestStand;
  /** of the api, which also serves the app; without a slash at its end */
  readonly url: string;
  browser: Browser;
  /** an API key of somebody, made when it is first asked for */
  keyOf(userName: string): Promise<string>;
  /** a page of the app, `/executions` for example, in a context of its own, signed in */
  openPage(path: string, options?: OpenPageOptions): Promise<OpenPage>;
  stopApi(): Promise<void>;
  /** on the same port as before */
  startApi(): Promise<void>;
  close(): Promise<void>;
}

export interface AppStandOptions {
  /** default true */
  worker?: boolean;
}

/** of every wait in the browser */
const TIMEOUT_MS = 20_000;
const SCOPES: Scope[] = ['read', 'run', 'edit'];

export async function createAppStand(config: ServerConfig = {}, { worker = true }: AppStandOptions = {}): Promise<AppStand> {
  const [stand, browser] = await Promise.all([createTestStand(config), launchBrowser()]);
  const keys = new Map<string, string>();
  let api: RunningApi | null = null;
  let port = 0;

  const app: AppStand = {
    stand,
    browser,
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    async keyOf(userName) {
      const known = keys.get(userName);
      if (known !== undefined) return known;
      const { key } = await createApiKey(stand.database.client, { userName, scopes: ['admin'] }, { name: 'test', scopes: SCOPES });
      keys.set(userName, key);
      return key;
    },
    async openPage(path, { userName = 'ann', allowed, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: app.url, ...options });
      context.setDefaultTimeout(TIMEOUT_MS);
      const complaints = await listenForComplaints(context, allowed);
      if (userName !== null) {
        const answer = await context.request.post('/api/session', { data: { apiKey: await app.keyOf(userName) } });
        if (!answer.ok()) throw new Error(`${userName} could not sign in: ${answer.status()} ${await answer.text()}`);
      }
      const page = await context.newPage();
      await page.goto(path);
      return { page, complaints, close: () => context.close() };
    },
    async stopApi() {
      await api?.close();
      api = null;
    },
    async startApi() {
      api = await startApi({
        databaseUrl: stand.db.url,
        config,
        host: '127.0.0.1',
        port,
        metricsPort: null,
        appFolder: join(ROOT, 'dist', 'app'),
        log: silentLog(),
      });
      port = api.port;
    },
    async close() {
      await browser.close();
      await app.stopApi();
      await stand.close();
    },
  };
  try {
    await Promise.all([app.startApi(), worker ? stand.startWorker() : null]);
  } catch (error) {
    await app.close();
    throw error;
  }
  return app;
}
