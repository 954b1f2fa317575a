import type { Client } from '@temporalio/client';
import type { TemporalClosure } from './temporal-gateway.ts';

/** Reads the last event of a closed run. */
export async function readClosure(client: Client, workflowId: string, runId: string): Promise<TemporalClosure> {
  const { history } = await client.workflowService.getWorkflowExecutionHistoryReverse({
    namespace: client.options.namespace,
    execution: { workflowId, runId },
    maximumPageSize: 1,
  });
  const last = history?.events?.[0];
  const failure = last?.workflowExecutionFailedEventAttributes?.failure;
  return {
    message: last?.workflowExecutionTerminatedEventAttributes?.reason || failure?.message || null,
    failureType: failure?.applicationFailureInfo?.type || null,
  };
}
