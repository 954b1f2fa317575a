import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { createActivities, type WorkerActivities } from '../../activities/create-activities.ts';
import type { ActivityDeps } from '../../activities/deps.ts';
import { STEP_FAILED_TYPE, type StepCall, type StepReport } from '../../common/activities/activities.ts';
import type { JournalBody } from '../../common/execution/journal-event.ts';
import type { JsonObject } from '../../common/json/json-value.ts';
import type { StepFunction } from '../../common/plugin/step.ts';
import { openDatabase } from '../../db/open-database.ts';
import { createRedactor } from '../../server/integrations/create-redactor.ts';
import { seedJournal } from '../support/seed-journal.ts';
import { silentLog } from '../support/silent-log.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

export const SECRET = 'sk-very-secret-value';

/** A visit of one node, tried as often as the test asks, in Temporal's place. */
export interface Visit {
  executionId: string;
  call: StepCall;
  /** one attempt of Temporal's: the report, final failures included, or `{ again }` with what makes Temporal try again */
  attempt(environment?: MockActivityEnvironment): Promise<StepReport | { again: ApplicationFailure }>;
  events(): Promise<JournalBody[]>;
  logs(): Promise<string[]>;
}

export interface StepStand {
  db: TestDatabase;
  log: ReturnType<typeof silentLog>;
  activities: WorkerActivities;
  visit(step: StepFunction, options?: { maximumAttempts?: number; timeoutMs?: number; config?: JsonObject }): Promise<Visit>;
  close(): Promise<void>;
}

/** `change`: parts of the dependencies to put others in the place of. */
export async function createStepStand(change: (deps: ActivityDeps) => Partial<ActivityDeps> = () => ({})): Promise<StepStand> {
  const db = await createTestDatabase();
  const stepDatabase = openDatabase({ databaseUrl: db.url, max: 5, queryTimeoutMs: null, applicationName: 'perdure test' });
  const log = silentLog();
  const steps = new Map<string, StepFunction>();
  const write =
    (level: 'info' | 'warn') =>
    (message: string, fields: object = {}) =>
      log[level](fields, message);
  const deps: ActivityDeps = {
    database: db.database,
    stepDatabase,
    resolveStep: async (actionId) => {
      const step = steps.get(actionId);
      if (!step) throw Object.assign(new Error(`no ${actionId}`), { name: 'PerdureError', code: 'ACTION_MISSING' });
      return step;
    },
    integrations: { credentials: async () => ({ token: SECRET }), redactor: createRedactor },
    fetch: () => Promise.reject(new Error('no network here')),
    dataSources: () => {
      const none = () => Promise.reject(new Error('no data sources here'));
      return { query: none, insert: none, update: none, delete: none, get: () => undefined } as never;
    },
    expressions: {} as never,
    log: { debug: write('info'), info: write('info'), warn: write('warn'), error: write('warn') },
    failpoint: async () => undefined,
  };
  const activities = createActivities({ ...deps, ...change(deps) });

  return {
    db,
    log,
    activities,
    async visit(step, { maximumAttempts = 3, timeoutMs = 10_000, config = {} } = {}) {
      const { id, workflowId } = await seedJournal(db.database);
      const actionType = `try/${randomUUID()}`;
      steps.set(actionType, step);
      const runId = randomUUID();
      const call: StepCall = {
        execution: { id, workflowId, workflowName: 'w', version: 1, userName: 'bob', startedAt: new Date().toISOString() },
        run: { originalRunId: runId, epoch: runId, base: 0 },
        journal: [],
        visit: 'a',
        nodeId: 'a',
        label: 'A',
        body: {
          type: 'action',
          actionType,
          integrationId: 'some',
          config: { actionType, ...config },
          fields: 'inline',
          defined: false,
          retry: { maximumAttempts, initialIntervalMs: 10, backoffCoefficient: 2, maximumIntervalMs: 1_000 },
          timeoutMs,
        },
        scope: { outputs: {} },
        edges: { success: { e: 'taken' }, error: { e: 'dead' }, handled: false },
        inlineBytes: 4096,
      };
      const { client } = db.database;
      const events = async (): Promise<JournalBody[]> => {
        const { rows } = await client.query(
          `select body from ${client.schema}.execution_events where execution_id = $1::uuid order by seq`,
          [id],
        );
        return rows.map(({ body }) => body);
      };
      return {
        executionId: id,
        call,
        async attempt(environment = environmentOf({ call })) {
          try {
            return await environment.run(activities.default, call);
          } catch (error) {
            if (!(error instanceof ApplicationFailure)) throw error;
            if (error.type === STEP_FAILED_TYPE) return error.details?.[0] as StepReport;
            return { again: error };
          }
        },
        events,
        logs: async () => (await events()).flatMap((body) => (body.type === 'node.log' ? [body.line.message] : [])),
      };
    },
    async close() {
      await stepDatabase.close();
      await db.drop();
    },
  };
}

const SILENT = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} };

/** Where an attempt of a visit runs whose heartbeats and cancellation the test holds. */
export function environmentOf({ call: { run, execution } }: { call: StepCall }): MockActivityEnvironment {
  const info = { workflowExecution: { workflowId: execution.id, runId: run.originalRunId }, heartbeatTimeoutMs: 400 };
  return new MockActivityEnvironment(info, { logger: SILENT });
}
