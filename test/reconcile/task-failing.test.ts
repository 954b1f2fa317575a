import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { Client } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { markDispatched } from '../../db/statements/mark-dispatched.ts';
import { createReconciler } from '../../server/reconcile/create-reconciler.ts';
import { createTemporalGateway } from '../../server/temporal/create-temporal-gateway.ts';
import { eventually } from '../support/eventually.ts';
import { seedJournal } from '../support/seed-journal.ts';
import { silentLog } from '../support/silent-log.ts';
import { temporalAddress } from '../support/temporal-address.ts';
import { createTestDatabase } from '../support/test-database.ts';

test('an execution whose interpreter fails again and again is shown as stuck, and stays open', async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR', () => {}), telemetryOptions: { logging: { filter: 'OFF' } } });
  const { database, drop } = await createTestDatabase();
  const connection = await NativeConnection.connect({ address: await temporalAddress() });
  const client = new Client({ connection });
  const taskQueue = `failing-${randomUUID()}`;
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowsPath: fileURLToPath(new URL('./fixtures/failing-workflow.ts', import.meta.url)),
  });
  const working = worker.run();
  const reconciler = createReconciler({
    database,
    gateway: createTemporalGateway({ client, taskQueue }),
    log: silentLog(),
    onRepair: () => {},
    settings: { quietIntervalMs: 200, quietMs: 1, recheckMs: 200 },
  });
  try {
    const { id } = await seedJournal(database);
    await client.workflow.start('perdureExecution', { workflowId: id, taskQueue });
    await markDispatched(database.client, id, id);
    reconciler.start();
    const row = await eventually(
      async () => {
        const { rows } = await database.client.query('select stuck, ended_at, status from perdure.executions where id = $1', [id]);
        return rows[0].stuck === null ? null : rows[0];
      },
      { timeoutMs: 20_000 },
    );
    expect(row).toMatchObject({ stuck: { code: 'WORKFLOW_TASK_FAILING' }, ended_at: null, status: 'running' });
    await client.workflow.getHandle(id).terminate();
  } finally {
    await reconciler.stop();
    worker.shutdown();
    await working;
    await connection.close();
    await drop();
  }
}, 60_000);
