import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { findFreePort } from '../../cli/dev/free-port.ts';
import { createApiKey } from '../../server/keys/create-api-key.ts';
import { browserPath, launchBrowser, withBrowser } from '../app/support/browser.ts';
import { createTestStand, type TestStand } from '../execution/test-stand.ts';
import { ROOT } from '../house/source-files.ts';
import { builtPerdure, cleanEnvironment } from '../support/built-perdure.ts';
import { computedStyles, differences, switchStyles } from './support/computed-styles.ts';
import { heldSteps } from './support/held-steps.ts';
import { type InstalledHosts, installHosts } from './support/install-hosts.ts';
import { type StartedProcess, startProcess } from './support/start-process.ts';
import { openWatchedPage } from './support/watched-page.ts';

const FIXTURES = join(ROOT, 'test', 'embedding', 'fixtures');
const NEXT_WORKFLOW = '3f6c1c52-8a57-4f0e-9d0b-6a1f5a0c7e21';
const VITE_WORKFLOW = '9b0f4a86-6d0e-4c6b-8a35-1f0c2d9e7b43';

const steps = heldSteps();
const started: StartedProcess[] = [];
let stand: TestStand;
let hosts: InstalledHosts;
let browser: Browser;
let next: string;
let vite: string;
let viteDev: string;

const keep = async <T extends StartedProcess>(starting: Promise<T>): Promise<T> => {
  const process_ = await starting;
  started.push(process_);
  return process_;
};

beforeAll(async () => {
  if (browserPath === undefined) return;
  builtPerdure();
  stand = await createTestStand(steps.config);
  const env = {
    ...cleanEnvironment(),
    DATABASE_URL: stand.db.url,
    TEMPORAL_ADDRESS: stand.address,
    PERDURE_TASK_QUEUE: stand.taskQueue,
    SESSION_SECRET: 'a secret of the shop',
    NEXT_TELEMETRY_DISABLED: '1',
  };
  [hosts] = await Promise.all([installHosts(['next-app', 'vite-react'], env), stand.startWorker()]);
  const home = (host: string) => join(hosts.folder, host);
  cpSync(join(FIXTURES, 'snippets'), join(home('next-app'), 'src/snippets'), { recursive: true });
  cpSync(join(FIXTURES, 'next-pages'), join(home('next-app'), 'src/app/snippets'), { recursive: true });
  cpSync(join(FIXTURES, 'vite-pages'), home('vite-react'), { recursive: true });

  const port = await findFreePort(0);
  next = `http://127.0.0.1:${port}`;
  const api = await keep(
    startProcess([hosts.bin('perdure/dist/cli/main.js'), 'api', '--config', 'perdure.config.ts'], {
      cwd: home('next-app'),
      env: { ...env, PERDURE_PORT: '0', APP_ORIGIN: next },
      ready: /"url":"(http:[^"]+)"/,
    }),
  );
  const principal = { userName: 'ann', scopes: ['admin'] } as const;
  const { key } = await createApiKey(stand.database.client, principal, { name: 'setup', scopes: ['read', 'run', 'edit'] });
  const setup = { PERDURE_API_URL: api.caught, PERDURE_API_KEY: key };
  await hosts.run('next-app', [hosts.bin('jiti/lib/jiti-cli.mjs'), 'setup.ts'], setup);

  const nextBin = hosts.bin('next/dist/bin/next');
  await hosts.run('next-app', [nextBin, 'build'], { PERDURE_API_URL: api.caught });
  await keep(
    startProcess([nextBin, 'start', '--hostname', '127.0.0.1', '--port', String(port)], { cwd: home('next-app'), env, ready: /Ready in/ }),
  );

  await hosts.run('vite-react', [hosts.bin('typescript/bin/tsc'), '-p', '.']);
  await hosts.run('vite-react', [hosts.bin('vite/bin/vite.js'), 'build']);
  const shop = { cwd: home('vite-react'), ready: /(http:\/\/127\.0\.0\.1:\d+)/ };
  vite = (await keep(startProcess([hosts.bin('jiti/lib/jiti-cli.mjs'), 'server/main.ts'], { ...shop, env: { ...env, PORT: '0' } }))).caught;
  await hosts.run('vite-react', [hosts.bin('jiti/lib/jiti-cli.mjs'), 'server/setup.ts'], { SHOP_URL: vite, PERDURE_API_KEY: key });
  const args = ['--host', '127.0.0.1', '--port', String(await findFreePort(0)), '--strictPort'];
  viteDev = (
    await keep(startProcess([hosts.bin('vite/bin/vite.js'), ...args], { ...shop, env: { ...env, SHOP_URL: vite, NO_COLOR: '1' } }))
  ).caught;

  browser = await launchBrowser();
}, 600_000);

afterAll(async () => {
  await browser?.close();
  for (const each of started.reverse()) await each.stop();
  await stand?.close();
  hosts?.remove();
});

const card = (page: Page, id: string, status: string) => page.waitForSelector(`[data-node-id="${id}"][data-status="${status}"]`);

/** From a running step to the end, and how what came was heard. */
async function watchToTheEnd(page: Page, asked: string[], release: () => void): Promise<void> {
  await card(page, 'custom', 'running');
  await page.waitForSelector('[data-connection="live"]');
  release();
  await card(page, 'custom', 'success');
  await page.waitForSelector('[data-execution-id][data-status="success"]');
  expect(asked.filter((path) => path.endsWith('/stream'))).not.toEqual([]);
  expect(asked.filter((path) => /\/events\b/.test(path))).toEqual([]);
}

describe('the example for Next.js', () => {
  test('holds the documented files letter for letter', () => {
    const read = (...path: string[]) => readFileSync(join(...path), 'utf8');
    const app = join(ROOT, 'examples/next-app/src');
    const same: [string, string][] = [
      ['app/(secure)/layout.tsx', 'layout.tsx'],
      ['app/(secure)/orders/[orderId]/actions.ts', 'actions.ts'],
      ['app/(secure)/orders/[orderId]/order-workflow-panel.tsx', 'order-workflow-panel.tsx'],
      ['components/order-execution-page.tsx', 'order-execution-page.tsx'],
      ['components/view-execution-button.tsx', 'view-execution-button.tsx'],
    ];
    for (const [file, snippet] of same) {
      const documented = read(FIXTURES, 'snippets', snippet).replaceAll('your-order-workflow-id', NEXT_WORKFLOW);
      expect([file, read(app, file)]).toEqual([file, documented]);
    }
    const client = read(FIXTURES, 'snippets/my-client-plugin.tsx');
    expect(read(app, 'lib/workflow/plugins/my-integration/client.tsx')).toBe(`'use client';\n\n${client}`);
  });

  withBrowser('starts a workflow in a transaction of its own and watches it live through its rewrite', async () => {
    const { page, complaints, asked, close } = await openWatchedPage(browser);
    await page.goto(next);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Place order' }).click();
    await page.waitForURL('**/orders/*');
    const orderId = page.url().split('/').at(-1) ?? '';
    await page.waitForSelector('[data-node-id="custom"] [data-icon="my-integration"]');
    await watchToTheEnd(page, asked, () => steps.release(orderId));
    await page.locator('[data-node-id="custom"]').first().click();
    await page.locator('.pd-details-name [title="My Integration · My Custom Action"]').waitFor();

    await page.getByRole('button', { name: 'View Execution' }).click();
    await page.getByRole('dialog').locator('[data-execution-id][data-status="success"]').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  });

  withBrowser('triggers by the documented panel and server action, and cancels through the rewrite', async () => {
    const { page, complaints, close } = await openWatchedPage(browser);
    await page.goto(`${next}/sign-in`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Place order' }).waitFor();
    await page.goto(`${next}/orders/o-17`);
    await page.getByRole('button', { name: 'Start Order Processing' }).click();
    await card(page, 'custom', 'running');
    await page.getByRole('button', { name: /^Cancel/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel execution' }).click();
    steps.release('o-17');
    await page.waitForSelector('[data-execution-id][data-status="error"]');
    expect(complaints).toEqual([]);
    await close();
  });

  withBrowser('shows nothing to whom it does not know', async () => {
    const id = await stand.trigger(NEXT_WORKFLOW, { orderId: 'o-1' });
    steps.release('o-1');
    const { page, close } = await openWatchedPage(browser);
    await page.goto(`${next}/snippets?executionId=${id}&workflowId=${NEXT_WORKFLOW}`);
    await page
      .locator('#basic')
      .getByText(/[Ss]ign in/)
      .waitFor();
    expect(await page.locator('[data-node-id]').count()).toBe(0);
    await close();
  });

  withBrowser('renders every documented component', async () => {
    const id = await stand.trigger(NEXT_WORKFLOW, { orderId: 'o-2' });
    steps.release('o-2');
    const { page, complaints, close } = await openWatchedPage(browser);
    await page.goto(`${next}/sign-in`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Place order' }).waitFor();
    await page.goto(`${next}/snippets?executionId=${id}&workflowId=${NEXT_WORKFLOW}`);
    for (const section of ['#basic', '#page']) await page.waitForSelector(`${section} [data-node-id="done"][data-status="success"]`);
    expect(await page.locator('#basic [data-execution-id]').evaluate((element) => element.clientHeight)).toBeGreaterThan(490);
    await page.getByRole('heading', { name: 'Order #17 - Workflow Execution' }).waitFor();
    await page.getByRole('button', { name: 'Start Order Processing' }).waitFor();
    await page.getByRole('button', { name: 'View Execution' }).click();
    await page.getByRole('dialog').locator('[data-node-id="custom"] [data-icon="my-integration"]').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  });
});

describe('the example for Vite and React', () => {
  withBrowser('watches an order live under a strict policy, in the page and in the dialog', async () => {
    const { page, complaints, asked, close } = await openWatchedPage(browser);
    await page.goto(vite);
    const answer = page.waitForResponse('**/orders');
    await page.getByRole('button', { name: 'Place order' }).click();
    const { orderId } = await (await answer).json();
    await page.waitForSelector('[data-node-id="custom"] [data-icon="parcel"]');
    await watchToTheEnd(page, asked, () => steps.release(orderId));
    await page.locator('[data-node-id="custom"]').first().click();
    await page.locator('.pd-details-name [title="Warehouse · Pack an order"]').waitFor();
    await page.getByRole('button', { name: 'Enlarge' }).click();
    await page.getByRole('dialog').locator('[data-node-id="done"][data-status="success"]').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await close();
  });

  withBrowser('holds React and React Flow once', () => {
    const folder = join(hosts.folder, 'vite-react/dist/assets');
    const code = readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    // said once in each copy of React and of React Flow
    for (const mark of [/__CLIENT_INTERNALS_\w+=/g, /react-flow__viewport xyflow__viewport/g]) expect(code.match(mark)).toHaveLength(1);
    const copies = readdirSync(join(hosts.folder, 'node_modules'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      /(^|\/)node_modules\/(react|react-dom|@xyflow\/react)$/.test(path),
    );
    expect(copies).toEqual([]);
  });
});

describe('a page of a host, while it is developed with Vite', () => {
  const openCase = async (query: string) => {
    const executionId = await stand.trigger(VITE_WORKFLOW, { orderId: 'v-1' });
    steps.release('v-1');
    const watched = await openWatchedPage(browser);
    await watched.page.request.post(`${viteDev}/sign-in`, { data: { userName: 'ann' } });
    await watched.page.goto(`${viteDev}/cases.html?executionId=${executionId}&workflowId=${VITE_WORKFLOW}&${query}`);
    return watched;
  };
  const finished = (page: Page) => page.waitForSelector('[data-node-id="done"][data-status="success"]');

  withBrowser(
    'needs no AppProvider; its own styles and the viewer’s leave each other alone',
    async () => {
      const { page, complaints, close } = await openCase('hostStyles');
      await finished(page);
      const HOST = 'html, body, body > :not(#case), body > :not(#case) *';
      const OURS = '.perdure, .perdure *';
      const both = { host: await computedStyles(page, HOST), ours: await computedStyles(page, OURS) };
      await switchStyles(page, 'perdure/dist/ui/styles.css', false);
      const hostAlone = await computedStyles(page, HOST);
      await switchStyles(page, 'perdure/dist/ui/styles.css', true);
      await switchStyles(page, 'host.css', false);
      const oursAlone = await computedStyles(page, OURS);
      expect(differences(hostAlone, both.host)).toEqual([]);
      expect(differences(oursAlone, both.ours)).toEqual([]);
      expect(complaints).toEqual([]);
      await close();
    },
    180_000,
  );

  withBrowser('is told that the stylesheet is missing, on the page and in the console', async () => {
    const { page, complaints, close } = await openCase('noStyles');
    await page.getByText("Import 'perdure/ui/styles.css' once").waitFor();
    expect(complaints.filter((text) => text.includes("Perdure's stylesheet is missing"))).toHaveLength(1);
    await close();
  });

  withBrowser('is told by name which provider is missing', async () => {
    const { page, close } = await openCase('noFlow');
    await page.getByRole('heading', { name: 'ReactFlowProvider is missing' }).waitFor();
    await close();
  });
});
