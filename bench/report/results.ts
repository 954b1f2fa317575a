import type { ProcessCost } from '../measure/usage-of.ts';
import type { BenchOptions } from '../options.ts';

/** One contestant. Times in ms. */
export interface Contest {
  name: string;
  alone: { p50: number; p95: number };
  load: { perSecond: number; p50: number; p95: number };
  /** under load, by process */
  processes: Record<string, ProcessCost>;
  historyEvents: number;
}

export interface Results {
  at: string;
  /** `loadBefore`: how many processes wanted a CPU in the minute before; near 0 on a machine that does nothing else */
  machine: { cpus: number; model: string; memoryGiB: number; platform: string; node: string; loadBefore: number };
  options: Omit<BenchOptions, 'out'>;
  contests: { perdure: Contest; normal: Contest; local: Contest; branches: Contest };
  /** from the trigger's commit to the commit of the first step's start */
  firstStep: { alone: { p50: number; p95: number }; load: { p50: number; p95: number } };
  /** from a step's end, as the journal has it, to its event at a client of the stream */
  stream: { p50: number; p95: number; events: number };
  ratios: { timeOfNormal: number; throughputOfNormal: number; timeOfLocal: number; throughputOfLocal: number };
}
