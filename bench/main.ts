import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listenForStop } from '../cli/process/stop-requests.ts';
import { type Environment, startEnvironment } from './environment/start-environment.ts';
import { branches } from './graphs/branches.ts';
import { chain } from './graphs/chain.ts';
import { handWrittenContest } from './hand-written-contest.ts';
import { percentile } from './measure/percentile.ts';
import { type BenchOptions, readOptions } from './options.ts';
import { runExecutions } from './perdure/run-executions.ts';
import { streamDelays } from './perdure/stream-delays.ts';
import { perdureContest } from './perdure-contest.ts';
import { printResults } from './report/print-results.ts';
import type { Results } from './report/results.ts';

const LENGTH = 10;
const say = (line: string) => console.error(line);

const options = readOptions(process.argv.slice(2), fileURLToPath(new URL('./results', import.meta.url)));
if (options) {
  const results = await bench(options);
  printResults(results, console.log);
  if (options.out) {
    mkdirSync(dirname(options.out), { recursive: true });
    writeFileSync(options.out, `${JSON.stringify(results, null, 2)}\n`);
    say(`written to ${options.out}`);
  }
}

async function bench(options: BenchOptions): Promise<Results> {
  const machine = describeMachine();
  say('starting PostgreSQL, Temporal, worker, api');
  const environment = await startEnvironment(say);
  const interrupted = listenForStop().requested.then(() => {
    throw new Error('The bench was interrupted.');
  });
  try {
    return await Promise.race([runContests(environment, machine, options), interrupted]);
  } finally {
    await environment.stop();
  }
}

async function runContests(environment: Environment, machine: Results['machine'], options: BenchOptions): Promise<Results> {
  say('(a) 10 steps as a graph');
  const perdure = await perdureContest(environment, '(a) 10 steps, Perdure', chain(LENGTH), options);
  say('(b) 10 steps by hand, normal activities');
  const normal = await handWrittenContest(environment, '(b) 10 steps, hand-written', 'normalChain', LENGTH, options);
  say('(c) 10 steps by hand, local activities');
  const local = await handWrittenContest(environment, '(c) 10 steps, hand-written, local', 'localChain', LENGTH, options);
  say('30 nodes with branches and joins');
  const branched = await perdureContest(environment, '30 nodes, Perdure', branches(), options);
  say('the stream');
  const delays: number[] = [];
  await runExecutions(environment.databaseUrl, perdure.workflowId, { count: options.streamed, inFlight: 1 }, async (id) => {
    delays.push(...(await streamDelays(environment, id)));
  });
  const { alone: a, load: loadA } = perdure.contest;
  return {
    at: new Date().toISOString(),
    machine,
    options: { alone: options.alone, load: options.load, inFlight: options.inFlight, streamed: options.streamed },
    contests: { perdure: perdure.contest, normal, local, branches: branched.contest },
    firstStep: perdure.firstStep,
    stream: { p50: percentile(delays, 0.5), p95: percentile(delays, 0.95), events: delays.length },
    ratios: {
      timeOfNormal: a.p50 / normal.alone.p50,
      throughputOfNormal: loadA.perSecond / normal.load.perSecond,
      timeOfLocal: a.p50 / local.alone.p50,
      throughputOfLocal: loadA.perSecond / local.load.perSecond,
    },
  };
}

function describeMachine(): Results['machine'] {
  const all = cpus();
  return {
    cpus: all.length,
    model: all[0]?.model ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    loadBefore: loadavg()[0] ?? 0,
  };
}
