import { type AccessClient, createAccessClient } from './access-client.ts';
import type { ClientOptions } from './client-options.ts';
import { createTransport } from './create-transport.ts';
import { createExecutionClient, type ExecutionClient } from './execution-client.ts';
import { createWorkflowClient, type WorkflowClient } from './workflow-client.ts';

/**
 * The API as functions. Each throws a `PerdureError`: what the API refused, with its code, remedy and, in `fields`, its
 * `status`, `requestId` and the rest of its answer; `UNAVAILABLE` without `status` when there was no answer.
 */
export interface PerdureClient extends AccessClient, ExecutionClient, WorkflowClient {}

/** A client for browsers and Node.js. Nothing is sent before the first call. */
export function createClient(options: ClientOptions = {}): PerdureClient {
  const transport = createTransport(options);
  return { ...createAccessClient(transport), ...createExecutionClient(transport), ...createWorkflowClient(transport) };
}
