import pg from 'pg';
import { type ApiTarget, callApi } from './demo/api-client.ts';
import { describeResult } from './demo/describe-result.ts';
import { ensureTables } from './demo/ensure-tables.ts';
import { placeOrder } from './demo/place-order.ts';
import { publishWorkflow } from './demo/publish-workflow.ts';
import { readOrder } from './demo/read-order.ts';
import { type Services, startServices } from './services/start-services.ts';

export interface DemoOptions extends ApiTarget {
  databaseUrl: string;
}

export interface Demo {
  executionId: string;
  /** once the execution has ended: input, every node with its status and output, the order's row before and after */
  report(): Promise<string[]>;
}

/** Before the worker starts: the services that the workflow calls. To be stopped after the worker. */
export async function prepareDemo(): Promise<Services> {
  return startServices();
}

/** Once the api serves: makes sure that tables and workflow are there, then places an order as the shop would. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  return withPool(options.databaseUrl, async (pool) => {
    await ensureTables(pool);
    await publishWorkflow(options);
    const { id, executionId } = await placeOrder(pool, { customerId: 'c-1', totalAmount: 640 });
    if (executionId === null) throw new Error(`Order ${id} has no execution.`);
    const before = await readOrder(pool, id);
    return { executionId, report: () => report(options, executionId, before) };
  });
}

async function report(options: DemoOptions, executionId: string, before: Record<string, unknown>): Promise<string[]> {
  const { json: view } = await callApi(options, 'GET', `/api/executions/${executionId}`);
  const after = await withPool(options.databaseUrl, (pool) => readOrder(pool, String(before.id)));
  return describeResult(view, before, after, process.stdout.columns || undefined);
}

async function withPool<T>(connectionString: string, work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString, max: 2 });
  pool.on('error', () => {}); // a lost connection shows itself at the next query
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}
