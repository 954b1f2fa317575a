import type { SqlClient } from '../../common/data-source/sql-client.ts';
import { inSchema } from '../../db/schema-client.ts';
import { configuredDatabase, configuredSchema, configuredUrl } from '../configured-database.ts';
import { databaseError } from '../database/database-error.ts';
import { failpoint } from '../failpoint.ts';
import { assertTables } from './assert-tables.ts';
import { type CheckedStart, checkStartRequest } from './check-start-request.ts';
import { createExecution } from './create-execution.ts';
import { placeOf } from './place-of.ts';
import type { StartRequest, TriggerWorkflowResult } from './start-request.ts';

/** Of `triggerWorkflow`. `Input` is an interface or type of the host's own. */
export interface TriggerWorkflowOptions extends StartRequest {
  /** the UUID of the workflow to start */
  workflowId: string;
  /** the user that the workflow runs as; its integrations must be this user's, or shared */
  userName: string;
  /** payload of the trigger node: what JSON can hold, up to 256 KiB; Dates become ISO texts; default `{}` */
  input?: Record<string, unknown>;
  /** pg's client (`PgPoolClient`) inside the caller's transaction: the execution exists if and when that commits. Default: Perdure's own connection, committed on return */
  client?: SqlClient;
}

/**
 * Starts an execution of a published workflow and returns at once; workers run it. With `client` it is part of the caller's
 * transaction and takes no other connection. An error leaves that transaction usable, so that the caller may commit the
 * rest of its work.
 *
 * Server code is trusted: any workflow may be started as any user.
 * @throws PerdureError `WORKFLOW_NOT_FOUND` (message begins `Workflow not found`; unknown, disabled, not published),
 * `INVALID_INTEGRATION_REFERENCES` (message contains `invalid integration references`), `TRIGGER_NOT_FOUND`, `INPUT_INVALID`,
 * `TOO_LARGE`, `INVALID_REQUEST`, `IDEMPOTENCY_KEY_REUSED`, `IDEMPOTENCY_IN_FLIGHT`, `SCHEMA_MISSING`, `NOT_CONFIGURED`;
 * without `client` also `DATABASE_UNREACHABLE`, and `UNAVAILABLE` when PostgreSQL was lost or did not answer in time: then the
 * execution may stand, and with an `idempotencyKey` trying again starts no second one. Errors of `client` itself stay its own.
 * @example
 * const { executionId } = await triggerWorkflow({ workflowId, userName: session.user.userName, input: { orderId: row.id }, client });
 */
export async function triggerWorkflow(options: TriggerWorkflowOptions): Promise<TriggerWorkflowResult> {
  const { client, ...request } = options;
  const start = checkStartRequest(request);
  const executionId = client === undefined ? await writeOnOwnConnection(start) : await write(client, start);
  return { executionId, status: 'running' };
}

async function write(client: SqlClient, start: CheckedStart): Promise<string> {
  const target = inSchema(client, configuredSchema());
  await assertTables(target, placeOf(client));
  return createExecution(target, start);
}

/** Nobody else knows this connection, so its errors are told as Perdure's. */
async function writeOnOwnConnection(start: CheckedStart): Promise<string> {
  const { client } = configuredDatabase();
  try {
    await assertTables(client, placeOf(client));
    const executionId = await createExecution(client, start);
    await failpoint('trigger.afterCommit');
    return executionId;
  } catch (error) {
    throw databaseError(error, configuredUrl());
  }
}
