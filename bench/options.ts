import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** executions run one after the other, for p50 and p95 */
  alone: number;
  /** executions run `inFlight` at a time, for throughput */
  load: number;
  inFlight: number;
  /** executions watched through the stream */
  streamed: number;
  /** where the result file goes; null: not written */
  out: string | null;
}

const FULL: BenchOptions = { alone: 100, load: 500, inFlight: 50, streamed: 50, out: null };
const QUICK: BenchOptions = { alone: 10, load: 40, inFlight: 20, streamed: 5, out: null };

const HELP = `npm run bench -- [--quick] [--alone N] [--load N] [--in-flight N] [--streamed N] [--out FILE] [--no-out]

  --quick       small counts, to see whether it runs; writes no file
  --alone       executions one after the other (100)
  --load        executions at --in-flight at a time (500)
  --in-flight   (50)
  --streamed    executions watched through the stream (50)
  --out         the result file (bench/results/<time>.json)
`;

/** Reads the arguments; null when help was asked for and printed. */
export function readOptions(argv: string[], resultsFolder: string): BenchOptions | null {
  const { values } = parseArgs({
    args: argv,
    options: {
      help: { type: 'boolean', short: 'h' },
      quick: { type: 'boolean' },
      'no-out': { type: 'boolean' },
      alone: { type: 'string' },
      load: { type: 'string' },
      'in-flight': { type: 'string' },
      streamed: { type: 'string' },
      out: { type: 'string' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return null;
  }
  const base = values.quick ? QUICK : FULL;
  const file = `${resultsFolder}/${new Date().toISOString().slice(0, 16).replaceAll(':', '')}.json`;
  return {
    alone: count('--alone', values.alone, base.alone),
    load: count('--load', values.load, base.load),
    inFlight: count('--in-flight', values['in-flight'], base.inFlight),
    streamed: count('--streamed', values.streamed, base.streamed),
    out: values['no-out'] ? null : (values.out ?? (values.quick ? null : file)),
  };
}

function count(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} takes a number from 1 on, not ${JSON.stringify(text)}`);
  return value;
}
