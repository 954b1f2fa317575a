import type { SqlClient } from '../../common/data-source/sql-client.ts';
import { inSchema } from '../../db/schema-client.ts';
import { configuredDatabase, configuredSchema } from '../configured-database.ts';
import { failpoint } from '../failpoint.ts';
import { assertTables } from './assert-tables.ts';
import { checkStartRequest } from './check-start-request.ts';
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
 * `TOO_LARGE`, `INVALID_REQUEST`, `IDEMPOTENCY_KEY_REUSED`, `IDEMPOTENCY_IN_FLIGHT`, `SCHEMA_MISSING`, `NOT_CONFIGURED`
 * @example
 * const { executionId } = await triggerWorkflow({ workflowId, userName: session.user.userName, input: { orderId: row.id }, client });
 */
export async function triggerWorkflow(options: TriggerWorkflowOptions): Promise<TriggerWorkflowResult> {
  const { client, ...request } = options;
  const start = checkStartRequest(request);
  const target = client === undefined ? configuredDatabase().client : inSchema(client, configuredSchema());
  await assertTables(target, placeOf(client ?? target));
  const executionId = await createExecution(target, start);
  if (client === undefined) {
    await failpoint('trigger.afterCommit');
  }
  return { executionId, status: 'running' };
}
