import type { Contest, Results } from './results.ts';

/** Targets: the Perdure chain against the hand-written one with normal activities, and the stream. */
const TARGETS = { time: 1.25, throughput: 0.8, streamP95: 100 };

const PROCESSES = ['temporal', 'worker', 'postgres', 'api'] as const;

export function printResults(results: Results, print: (line: string) => void): void {
  const { contests, ratios, stream, firstStep, options } = results;
  table(
    [
      ['', 'p50 ms', 'p95 ms', 'exec/s', 'p95 loaded', ...PROCESSES.map((name) => `CPU ${name}`), 'worker MiB', 'history'],
      ...Object.values(contests).map(row),
    ],
    print,
  );
  print('');
  print(
    `alone: ${options.alone} executions one after the other; exec/s: ${options.load} at ${options.inFlight} in flight; CPU in ms per execution`,
  );
  print(
    `first step after the trigger's commit: p50 ${ms(firstStep.alone.p50)}, p95 ${ms(firstStep.alone.p95)} ms; loaded p95 ${ms(firstStep.load.p95)} ms`,
  );
  print('');
  verdict('time of (a) against (b)', ratios.timeOfNormal, '≤', TARGETS.time, print);
  verdict('throughput of (a) against (b)', ratios.throughputOfNormal, '≥', TARGETS.throughput, print);
  verdict(`stream p95 after a step's end, ms (${stream.events} events, p50 ${ms(stream.p50)})`, stream.p95, '≤', TARGETS.streamP95, print);
  print(
    `against (c), local activities: ${ratios.timeOfLocal.toFixed(2)} × the time, ${ratios.throughputOfLocal.toFixed(2)} × the throughput`,
  );
}

function row(contest: Contest): string[] {
  const { name, alone, load, processes, historyEvents } = contest;
  return [
    name,
    ms(alone.p50),
    ms(alone.p95),
    load.perSecond.toFixed(1),
    ms(load.p95),
    ...PROCESSES.map((process) => (processes[process] ? processes[process].cpuMsPerExecution.toFixed(1) : '–')),
    processes.worker ? processes.worker.memoryMiB.toFixed(0) : '–',
    historyEvents.toFixed(0),
  ];
}

function verdict(what: string, value: number, relation: '≤' | '≥', target: number, print: (line: string) => void): void {
  const met = relation === '≤' ? value <= target : value >= target;
  print(`${met ? 'met   ' : 'MISSED'}  ${what}: ${value.toFixed(2)} (target ${relation} ${target})`);
}

function table(rows: string[][], print: (line: string) => void): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length)));
  for (const cells of rows)
    print(cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '));
}

function ms(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}
