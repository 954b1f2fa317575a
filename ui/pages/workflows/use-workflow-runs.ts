import { useQueries } from '@tanstack/react-query';
import type { WorkflowRuns } from '../../../common/execution/workflow-runs.ts';
import { useClient } from '../../hooks/use-client.ts';

const MOST = 50;
const EVERY_MS = 5_000;

/** The last 20 runs of each workflow, by its id. */
export function useWorkflowRuns(ids: readonly string[]): ReadonlyMap<string, WorkflowRuns> {
  const client = useClient();
  const parts = Array.from({ length: Math.ceil(ids.length / MOST) }, (_, index) => ids.slice(index * MOST, (index + 1) * MOST));
  const answers = useQueries({
    queries: parts.map((part) => ({
      queryKey: ['runs', part],
      queryFn: ({ signal }: { signal: AbortSignal }) => client.getWorkflowRuns(part, 20, { signal }),
      refetchInterval: EVERY_MS,
    })),
  });
  return new Map(answers.flatMap(({ data }) => data ?? []).map((runs) => [runs.workflowId, runs]));
}
