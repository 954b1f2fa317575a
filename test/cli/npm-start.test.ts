import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { DevInfo } from '../../cli/dev/dev-info.ts';
import { isAlive } from '../../cli/dev/process/is-alive.ts';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import { builtPerdure, cleanEnvironment, perdure } from '../support/built-perdure.ts';
import { eventually } from '../support/eventually.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { runInTerminal, type Terminal } from '../support/terminal.ts';

const MINUTE = 60_000;
jest.setTimeout(4 * MINUTE);

const root = join(import.meta.dirname, '../..');
let folder: ReturnType<typeof makeTemporaryFolder>;
let env: Record<string, string>;
const terminals: Terminal[] = [];

beforeAll(() => {
  folder = makeTemporaryFolder();
  env = { ...cleanEnvironment(), PERDURE_HOME: join(folder.path, 'home') };
  builtPerdure();
}, MINUTE);
afterEach(async () => {
  for (const terminal of terminals.splice(0)) {
    terminal.type('\u0003');
    await terminal.ended;
  }
});
afterAll(() => folder.remove());

function npmStart(args: string[] = []): Terminal {
  const terminal = runInTerminal(['npm', 'start', '--', ...args], { cwd: root, env, columns: 100, rows: 50 });
  terminals.push(terminal);
  return terminal;
}

const info = (): DevInfo => JSON.parse(readFileSync(join(env.PERDURE_HOME ?? '', 'dev.json'), 'utf8'));
const run = (args: string[]) => perdure(args, { cwd: root, env });
async function view(id: string): Promise<ExecutionView> {
  const response = await fetch(`${info().apiUrl}/api/executions/${id}`, { headers: { authorization: `Bearer ${info().apiKey}` } });
  return (await response.json()) as ExecutionView;
}

test('npm start leads from an empty folder to the finished demo; Ctrl-C ends it all; a second start goes on', async () => {
  const first = npmStart();
  await first.shows(/Ctrl-C stops everything/, 3 * MINUTE);
  const text = first.text();
  expect(text).toMatch(/✓ Find customer +success +1 /);
  // its service answers 503 twice first
  expect(text).toMatch(/✓ Reserve stock +success +3 |✓ Take payment +success +3 /);
  expect(text).toContain('Result: success');
  expect(text).toMatch(/status +new → /);
  // before the table, where it can be watched in the browser
  expect(first.raw()).toMatch(/Watch it\S* at http\S+\/login\?token=\S+&to=\/executions\/[0-9a-f-]{36}[\s\S]*Find customer/);
  // the table redrew itself in place: each node stands there once, however often it was drawn
  expect(first.raw().split('Find customer').length).toBeGreaterThan(5);
  expect(text.match(/^. Find customer +success +1 /gm)).toHaveLength(1);
  expect(first.raw()).toContain('paused');
  for (const url of [info().apiUrl, info().docsUrl, info().temporalUiUrl]) expect(text).toContain(url);

  const { pid, apiPid, workerPid, postgresPid, temporalPid } = info();
  first.type('\u0003');
  const endedAt = Date.now();
  expect(await first.ended).toBe(0);
  expect(Date.now() - endedAt).toBeLessThan(10_000);
  expect([pid, apiPid, workerPid, postgresPid, temporalPid].filter((one) => isAlive(one ?? 0))).toEqual([]);
  expect(existsSync(join(env.PERDURE_HOME ?? '', 'dev.json'))).toBe(false);

  const second = npmStart(['--no-demo']);
  await second.shows(/Ctrl-C stops everything/, 2 * MINUTE);
  expect(second.text()).not.toContain('Find customer');
  const orders = await fetch(`${info().apiUrl}/api/executions`, { headers: { authorization: `Bearer ${info().apiKey}` } });
  expect(((await orders.json()) as { items: unknown[] }).items).toHaveLength(1);
});

test('trigger and watch: ids, lines and events through a pipe, a table in a terminal', async () => {
  const dev = npmStart();
  await dev.shows(/Ctrl-C stops everything/, 3 * MINUTE);
  const input = JSON.stringify({ orderId: '00000000-0000-4000-8000-000000000000', customerId: 'c-1', totalAmount: 20, packingTime: '1s' });

  const started = await run(['trigger', 'Order processing', '--input', input, '--json']);
  expect(started.stderr).toBe('');
  const { executionId, status } = JSON.parse(started.stdout);
  expect(status).toBe('running');
  const lines = (await run(['watch', executionId])).stdout.trim().split('\n');
  expect(lines[0]).toBe(`Order processing  ${executionId}`);
  expect(lines.some((line) => /^Find customer {2}success/.test(line))).toBe(true);
  const events = (await run(['watch', executionId, '--json'])).stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(events[0].type).toBe('execution.started');

  const terminal = runInTerminal([process.execPath, builtPerdure(), 'watch', executionId], { env, columns: 40 });
  await terminal.ended;
  expect(terminal.text()).toMatch(/^✓ Find custom.* +success/m);

  // without a `perdure dev` in the folder, straight in the database
  const elsewhere = { ...cleanEnvironment(), PERDURE_HOME: join(folder.path, 'elsewhere'), DATABASE_URL: info().databaseUrl };
  const inDatabase = await perdure(['watch', executionId], { cwd: root, env: elsewhere });
  expect(inDatabase.stdout.split('\n')[0]).toBe(lines[0]);
  const storedEvents = await perdure(['watch', executionId, '--json'], { cwd: root, env: elsewhere });
  expect(
    storedEvents.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).seq),
  ).toEqual(events.map(({ seq }) => seq));

  const unknown = await run(['watch', '00000000-0000-4000-8000-000000000000']);
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('EXECUTION_NOT_FOUND')]);
  const nameless = await run(['trigger', 'No such workflow']);
  expect([nameless.code, nameless.stderr]).toEqual([
    1,
    expect.stringMatching(/WORKFLOW_NOT_FOUND {2}Workflow not found.*"No such workflow"/),
  ]);
  // straight into the database, as another user
  const direct = await run(['trigger', (await view(executionId)).workflowId, '--input', input, '--user', 'ann']);
  expect((await view(direct.stdout.trim())).userName).toBe('ann');
});

test('an execution that sleeps while worker and api are killed goes on, and so does who watches it', async () => {
  const dev = npmStart(); // with the demo, whose services the workflow calls
  await dev.shows(/Ctrl-C stops everything/, 3 * MINUTE);
  const input = JSON.stringify({ orderId: '00000000-0000-4000-8000-000000000000', customerId: 'c-1', totalAmount: 20, packingTime: '4s' });
  const id = (await run(['trigger', 'Order processing', '--input', input])).stdout.trim();
  await eventually(async () => (await view(id)).nodes.some((node) => node.status === 'paused'), { timeoutMs: MINUTE });
  const { workerPid } = info();
  const watching = run(['watch', id]);
  process.kill(workerPid ?? 0, 'SIGKILL');
  process.kill(info().apiPid ?? 0, 'SIGKILL');
  await eventually(async () => (await view(id).catch(() => null))?.endedAt, { timeoutMs: MINUTE });
  const packing = (await view(id)).nodes.find((node) => node.type === 'sleep');
  expect(packing).toMatchObject({ status: 'success' });
  expect(info().workerPid).not.toBe(workerPid);
  expect((await watching).stdout).toMatch(/^Packing {2}paused[\s\S]*^Packing {2}success[\s\S]*^(success|error) \(/m);
});
