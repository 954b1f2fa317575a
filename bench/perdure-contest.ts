import type { Graph } from 'perdure/common';
import type { Environment } from './environment/start-environment.ts';
import { percentile } from './measure/percentile.ts';
import { usageOf } from './measure/usage-of.ts';
import type { BenchOptions } from './options.ts';
import { historyEvents } from './perdure/history-events.ts';
import { publish } from './perdure/publish.ts';
import { runExecutions } from './perdure/run-executions.ts';
import type { Contest, Results } from './report/results.ts';

const WARM_UP = 5;
const SAMPLES = 5;

export async function perdureContest(
  environment: Environment,
  name: string,
  graph: Graph,
  options: BenchOptions,
): Promise<{ contest: Contest; workflowId: string; firstStep: Results['firstStep'] }> {
  const { databaseUrl } = environment;
  const workflowId = await publish(environment, name, graph);
  const { lastSeq } = await runExecutions(databaseUrl, workflowId, { count: WARM_UP, inFlight: 1 });
  const alone = await runExecutions(databaseUrl, workflowId, { count: options.alone, inFlight: 1, lastSeq });
  const { postgres, temporal, worker, api } = environment.pids;
  const { result: load, processes } = await usageOf({ postgres, temporal, worker, api, host: process.pid }, options.load, () =>
    runExecutions(databaseUrl, workflowId, { count: options.load, inFlight: options.inFlight, lastSeq }),
  );
  const spread = (values: number[]) => ({ p50: percentile(values, 0.5), p95: percentile(values, 0.95) });
  return {
    workflowId,
    firstStep: { alone: spread(alone.times.map((t) => t.firstStep)), load: spread(load.times.map((t) => t.firstStep)) },
    contest: {
      name,
      alone: spread(alone.times.map((t) => t.end)),
      load: { perSecond: (options.load / load.wallMs) * 1000, ...spread(load.times.map((t) => t.end)) },
      processes,
      historyEvents: await historyEvents(environment.temporalAddress, alone.ids.slice(-SAMPLES)),
    },
  };
}
