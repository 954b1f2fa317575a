import type { ExecutionSummary } from '../../common/execution/execution-summary.ts';
import type { ApiTarget } from '../connection/api-target.ts';
import { askApi } from '../connection/ask-api.ts';

type StuckExecution = ExecutionSummary & { stuck: NonNullable<ExecutionSummary['stuck']> };

/** Executions that wait for something that only a person can change, of the newest hundred that have not ended. */
export async function listStuck(target: ApiTarget): Promise<StuckExecution[]> {
  const statuses = ['running', 'paused'] as const;
  const pages = await Promise.all(statuses.map((status) => askApi(target, (client) => client.listExecutions({ limit: 100, status }))));
  return pages.flatMap(({ items }) => items).filter((row): row is StuckExecution => row.stuck !== null);
}
