import { randomUUID } from 'node:crypto';
import type { ExecutionView, NodeView } from '../../common/execution/execution-view.ts';
import { foldHistory } from '../../common/execution/fold-history.ts';
import { initialView } from '../../common/execution/initial-view.ts';
import type { JournalEvent } from '../../common/execution/journal-event.ts';
import type { Graph } from '../../common/graph/graph.ts';
import type { Database } from '../../db/database.ts';
import { openDatabase } from '../../db/open-database.ts';
import { readEnvironment } from '../../server/config/environment.ts';
import type { ServerConfig } from '../../server/config/server-config.ts';
import { triggerWorkflow } from '../../server/trigger/trigger-workflow.ts';
import { type RunningWorker, startWorker, type WorkerOptions } from '../../worker/main.ts';
import { eventually } from '../support/eventually.ts';
import { seedWorkflow } from '../support/seed-workflow.ts';
import { silentLog } from '../support/silent-log.ts';
import { temporalAddress } from '../support/temporal-address.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

/** What tests of whole executions work with: a database of their own, a task queue of their own, workers as they like. */
export interface TestStand {
  db: TestDatabase;
  database: Database;
  taskQueue: string;
  address: string;
  /** stores a graph as version 1 of a new workflow of the user `ann` */
  publish(graph: Graph): Promise<string>;
  /** starts it as `ann` */
  trigger(workflowId: string, input?: Record<string, unknown>): Promise<string>;
  view(executionId: string): Promise<ExecutionView>;
  events(executionId: string): Promise<JournalEvent[]>;
  until(executionId: string, holds: (view: ExecutionView) => boolean, timeoutMs?: number): Promise<ExecutionView>;
  ended(executionId: string, timeoutMs?: number): Promise<ExecutionView>;
  run(graph: Graph, input?: Record<string, unknown>): Promise<ExecutionView>;
  startWorker(config?: ServerConfig, options?: Partial<WorkerOptions>): Promise<RunningWorker>;
  close(): Promise<void>;
}

/** `databaseUrl`: a migrated database of the caller's instead of one of the shared server's. */
export async function createTestStand(config: ServerConfig = {}, databaseUrl?: string): Promise<TestStand> {
  const db = databaseUrl === undefined ? await createTestDatabase() : foreignDatabase(databaseUrl);
  const { database } = db;
  const { client } = database;
  const address = await temporalAddress();
  const taskQueue = `test-${randomUUID()}`;
  const workers: RunningWorker[] = [];
  const graphs = new Map<string, Graph>();

  const stand: TestStand = {
    db,
    database,
    taskQueue,
    address,
    async publish(graph) {
      const { id } = await seedWorkflow(database, { userName: 'ann', name: 'under test', versions: [graph] });
      graphs.set(id, graph);
      return id;
    },
    trigger: async (workflowId, input = {}) => (await triggerWorkflow({ workflowId, userName: 'ann', input, client })).executionId,
    async events(id) {
      const { rows } = await client.query(
        `select seq, run, at, body from ${client.schema}.execution_events where execution_id = $1::uuid order by seq`,
        [id],
      );
      return rows.map(({ seq, run, at, body }) => ({ ...body, seq, run, at: at.toISOString() }));
    },
    async view(id) {
      const { rows } = await client.query(`select * from ${client.schema}.executions where id = $1::uuid`, [id]);
      const [row] = rows;
      const graph = graphs.get(row.workflow_id);
      if (!graph) throw new Error(`no graph of ${row.workflow_id} here`);
      const head = {
        id,
        workflowId: row.workflow_id,
        workflowName: 'under test',
        version: 1,
        userName: row.user_name,
        triggerType: row.trigger_type,
        input: row.input,
        startedAt: row.started_at.toISOString(),
        dispatchedAt: row.dispatched_at?.toISOString() ?? null,
      };
      return foldHistory(initialView(graph, head), await stand.events(id));
    },
    async until(id, holds, timeoutMs = 30_000) {
      let last: ExecutionView | undefined;
      try {
        return await eventually(
          async () => {
            last = await stand.view(id);
            return holds(last) ? last : undefined;
          },
          { timeoutMs },
        );
      } catch (error) {
        throw new Error(
          `${String(error)}; status ${last?.status}, stuck ${JSON.stringify(last?.stuck)}, nodes ${JSON.stringify(last && statusesOf(last))}`,
        );
      }
    },
    ended: (id, timeoutMs) => stand.until(id, (view) => view.status === 'success' || view.status === 'error', timeoutMs),
    run: async (graph, input) => stand.ended(await stand.trigger(await stand.publish(graph), input)),
    async startWorker(workerConfig = config, options = {}) {
      const { environment } = readEnvironment({ DATABASE_URL: db.url, TEMPORAL_ADDRESS: address, PERDURE_TASK_QUEUE: taskQueue });
      const worker = await startWorker({
        environment,
        config: workerConfig,
        log: silentLog(),
        shutdownGraceMs: 500,
        heartbeatTimeoutMs: 2_000,
        ...options,
      });
      workers.push(worker);
      return worker;
    },
    async close() {
      for (const worker of workers) await worker.stop();
      await db.drop();
    },
  };
  return stand;
}

function foreignDatabase(url: string): TestDatabase {
  const database = openDatabase({ databaseUrl: url, applicationName: 'perdure test' });
  return { url, database, drop: () => database.close() };
}

/** idle | running | paused | success | error | skipped, by node id. */
export function statusesOf(view: ExecutionView): Record<string, string> {
  return Object.fromEntries(view.nodes.map((node) => [node.nodeId, node.skipped ? 'skipped' : node.status]));
}

export function nodeOf(view: ExecutionView, nodeId: string): NodeView {
  const found = view.nodes.find((node) => node.nodeId === nodeId);
  if (!found) throw new Error(`no node ${nodeId} in the view`);
  return found;
}
