import type { ExecutionView } from '../../common/execution/execution-view.ts';
import type { ApiTarget } from '../connection/api-target.ts';
import { callApi } from '../connection/call-api.ts';

type StuckExecution = Pick<ExecutionView, 'id' | 'workflowName'> & { stuck: NonNullable<ExecutionView['stuck']> };

/** Executions that wait for something that only a person can change, of the newest hundred that have not ended. */
export async function listStuck(target: ApiTarget): Promise<StuckExecution[]> {
  const pages = await Promise.all(['running', 'paused'].map((status) => page(target, status)));
  return pages.flat().filter((row): row is StuckExecution => row.stuck !== null);
}

async function page(target: ApiTarget, status: string): Promise<Pick<ExecutionView, 'id' | 'workflowName' | 'stuck'>[]> {
  const response = await callApi(target, `/api/executions?limit=100&status=${status}`);
  return ((await response.json()) as { items: Pick<ExecutionView, 'id' | 'workflowName' | 'stuck'>[] }).items;
}
