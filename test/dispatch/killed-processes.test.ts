import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Client, Connection } from '@temporalio/client';
import { migrate } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open-database.ts';
import { triggerWorkflow } from '../../server/trigger/trigger-workflow.ts';
import { eventually } from '../support/eventually.ts';
import { seedWorkflow } from '../support/seed-workflow.ts';
import { temporalAddress } from '../support/temporal-address.ts';
import { connectTestTemporal } from '../support/temporal-client.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { startTestPostgres } from '../support/test-postgres.ts';

const jiti = join(dirname(createRequire(import.meta.url).resolve('jiti/package.json')), 'lib/jiti-cli.mjs');

let tested: TestDatabase;
let client: Client;
let connection: Connection;
const children: ChildProcess[] = [];

beforeAll(async () => {
  tested = await createTestDatabase();
  ({ client, connection } = await connectTestTemporal());
}, 60_000);
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
});
afterAll(async () => {
  await connection.close();
  await tested.drop();
});

function run(
  script: 'dispatch' | 'trigger',
  environment: Record<string, string>,
): { child: ChildProcess; output: () => string; ended: Promise<unknown> } {
  const child = spawn(process.execPath, [jiti, join(import.meta.dirname, 'processes', `${script}.ts`)], {
    env: { ...process.env, DATABASE_URL: tested.url, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      text += String(chunk);
    });
  return { child, output: () => text, ended: once(child, 'exit') };
}

const runsOf = async (id: string) => {
  const history = await client.workflow.getHandle(id).fetchHistory();
  return [
    history.events?.filter((event) => event.workflowExecutionStartedEventAttributes).length,
    (await client.workflow.getHandle(id).describe()).status.name,
  ];
};

test('a process killed between commit and reply has triggered, and the execution is started once', async () => {
  const workflow = await seedWorkflow(tested.database);
  const killed = run('trigger', { WORKFLOW_ID: workflow.id, PERDURE_FAILPOINTS: 'trigger.afterCommit=exit' });
  expect(await killed.ended).toEqual([null, 'SIGKILL']);
  expect(killed.output()).toBe('failpoint trigger.afterCommit hit\n');
  const { rows } = await tested.database.client.query('select id from perdure.executions where workflow_id = $1', [workflow.id]);
  expect(rows).toHaveLength(1);
  run('dispatch', { TEMPORAL_ADDRESS: await temporalAddress(), TASK_QUEUE: `killed-${randomUUID()}` });
  await eventually(
    async () =>
      (await tested.database.client.query('select 1 from perdure.executions where id = $1 and dispatched_at is not null', [rows[0].id]))
        .rows.length,
  );
  expect(await runsOf(rows[0].id)).toEqual([1, 'RUNNING']);
}, 30_000);

test.each(['dispatch.afterLease', 'dispatch.afterStart'])(
  'a dispatcher killed at %s leaves its executions to another, each started once',
  async (failpoint) => {
    const workflow = await seedWorkflow(tested.database);
    const environment = { TEMPORAL_ADDRESS: await temporalAddress(), TASK_QUEUE: `killed-${randomUUID()}` };
    const ids: string[] = [];
    for (let n = 0; n < 15; n += 1)
      ids.push((await triggerWorkflow({ workflowId: workflow.id, userName: 'bob', client: tested.database.client })).executionId);
    const killed = run('dispatch', { ...environment, PERDURE_FAILPOINTS: `${failpoint}=exit` });
    expect(await killed.ended).toEqual([null, 'SIGKILL']);
    expect(killed.output()).toContain(`failpoint ${failpoint} hit`);
    const waiting = async () =>
      (await tested.database.client.query('select id from perdure.executions where id = any($1) and dispatched_at is null', [ids])).rows
        .length;
    expect(await waiting()).toBeGreaterThan(0);
    run('dispatch', environment);
    await eventually(async () => (await waiting()) === 0, { timeoutMs: 20_000 });
    for (const id of ids) expect(await runsOf(id)).toEqual([1, 'RUNNING']);
  },
  40_000,
);

test('PostgreSQL restarted under load loses no trigger that was acknowledged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'perdure-restart-'));
  let postgres = await startTestPostgres(folder, { durable: true });
  const { url } = postgres;
  const database = openDatabase({ databaseUrl: url });
  try {
    await migrate({ databaseUrl: url });
    const workflow = await seedWorkflow(database);
    const dispatcher = run('dispatch', {
      DATABASE_URL: url,
      TEMPORAL_ADDRESS: await temporalAddress(),
      TASK_QUEUE: `restart-${randomUUID()}`,
    });
    const acknowledged: string[] = [];
    let refused = 0;
    let loading = true;
    const load = (async () => {
      while (loading) {
        await triggerWorkflow({ workflowId: workflow.id, userName: 'bob', client: database.client }).then(
          ({ executionId }) => acknowledged.push(executionId),
          () => {
            refused += 1;
          },
        );
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    for (let restart = 1; restart <= 2; restart += 1) {
      await eventually(() => acknowledged.length > restart * 50);
      await postgres.stop();
      await eventually(() => refused > 0);
      refused = 0;
      postgres = await startTestPostgres(folder, { durable: true, port: Number(new URL(url).port) });
    }
    await eventually(() => acknowledged.length > 200);
    loading = false;
    await load;
    await eventually(
      async () => {
        const { rows } = await database.client.query(
          'select count(*)::int as n from perdure.executions where dispatched_at is not null and id = any($1)',
          [acknowledged],
        );
        return rows[0].n === acknowledged.length;
      },
      { timeoutMs: 30_000 },
    );
    expect(dispatcher.child.exitCode).toBeNull();
    for (const id of acknowledged.slice(-20)) expect(await runsOf(id)).toEqual([1, 'RUNNING']);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await database.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 90_000);
