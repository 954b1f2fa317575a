import type { Environment } from './environment/start-environment.ts';
import { startHandWritten } from './hand-written/start-hand-written.ts';
import { percentile } from './measure/percentile.ts';
import { usageOf } from './measure/usage-of.ts';
import type { BenchOptions } from './options.ts';
import type { Contest } from './report/results.ts';

const WARM_UP = 5;

/** The same chain written by hand for Temporal; its process lives only as long as this. */
export async function handWrittenContest(
  environment: Environment,
  name: string,
  workflow: 'normalChain' | 'localChain',
  length: number,
  options: BenchOptions,
): Promise<Contest> {
  const process = await startHandWritten(environment.temporalAddress);
  try {
    await process.run({ workflow, length, count: WARM_UP, inFlight: 1 });
    const alone = await process.run({ workflow, length, count: options.alone, inFlight: 1 });
    const { result: load, processes } = await usageOf({ temporal: environment.pids.temporal, worker: process.pid }, options.load, () =>
      process.run({ workflow, length, count: options.load, inFlight: options.inFlight }),
    );
    return {
      name,
      alone: { p50: percentile(alone.durations, 0.5), p95: percentile(alone.durations, 0.95) },
      load: {
        perSecond: (options.load / load.wallMs) * 1000,
        p50: percentile(load.durations, 0.5),
        p95: percentile(load.durations, 0.95),
      },
      processes,
      historyEvents: alone.historyEvents,
    };
  } finally {
    await process.stop();
  }
}
