import type { Principal } from '../../common/access/principal.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import { readerOf } from '../access/reader-of.ts';
import { checkStartRequest } from './check-start-request.ts';
import { createExecution } from './create-execution.ts';
import type { StartRequest, TriggerWorkflowResult } from './start-request.ts';

/**
 * Starts a workflow as the principal itself, if it may see it: its own, a shared one, with scope `admin` any. On the
 * transaction of `client`, if that has one.
 * @throws PerdureError as `triggerWorkflow` does
 */
export async function startExecution(
  client: SchemaClient,
  principal: Principal,
  request: Omit<StartRequest, 'userName'>,
): Promise<TriggerWorkflowResult> {
  const start = checkStartRequest({ ...request, userName: principal.userName });
  const executionId = await createExecution(client, start, { visibleTo: readerOf(principal) });
  return { executionId, status: 'running' };
}
