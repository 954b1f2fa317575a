import type { WorkflowRuns } from '../../../common/execution/workflow-runs.ts';

/** Nothing is lower, so that it can be seen. */
const LEAST = 0.2;
/** where a run of median duration stands */
const MIDDLE = 0.6;

/** 0.2 to 1 for each run: its duration against the median of those that ended; an open one is as long as it is old. */
export function runHeights(runs: readonly Pick<WorkflowRuns['runs'][number], 'startedAt' | 'endedAt'>[], nowMs: number): number[] {
  const took = runs.map(({ startedAt, endedAt }) => Math.max(0, (endedAt === null ? nowMs : Date.parse(endedAt)) - Date.parse(startedAt)));
  const ended = took.filter((_, index) => runs[index]?.endedAt !== null).sort((a, b) => a - b);
  const median = ended[Math.floor(ended.length / 2)] ?? 0;
  return took.map((ms) => (median === 0 ? MIDDLE : Math.min(1, Math.max(LEAST, (ms / median) * MIDDLE))));
}
