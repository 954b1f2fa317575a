import type { ChildProcess } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { printable } from '../output/printable.ts';

export interface ChildLog {
  file: string;
  /** everything that the child writes goes to the file; warnings and errors also to the terminal */
  follow(child: ChildProcess): void;
  /** a line for the file alone */
  note(line: string): void;
  lastLines(): string;
}

const WARN = 40;
const KEPT_LINES = 5;

/** The log file of a child, begun anew. `say` gets what a person should see. */
export function createChildLog(name: string, file: string, say: (line: string) => void): ChildLog {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, '', { mode: 0o600 });
  let last: string[] = [];
  const note = (line: string) => {
    try {
      appendFileSync(file, `${line}\n`);
    } catch {
      // a full disk must not take the processes along; the terminal still shows what matters
    }
  };
  const take = (line: string) => {
    note(line);
    last = [...last, line].slice(-KEPT_LINES);
    const text = textFor(line);
    if (text !== null) say(`${name}: ${text}`);
  };
  return {
    file,
    follow(child) {
      for (const stream of [child.stdout, child.stderr]) if (stream !== null) createInterface({ input: stream }).on('line', take);
    },
    note,
    lastLines: () =>
      last
        .map((line) => textFor(line) ?? '')
        .filter(Boolean)
        .join(' '),
  };
}

/** What to show of a line: the message of a warning or error, a line that is no log entry as it is, of all others nothing. */
function textFor(line: string): string | null {
  const entry = parse(line);
  if (entry === null) return printable(line) || null;
  if (typeof entry.level !== 'number' || entry.level < WARN || isStepNews(entry)) return null;
  const message = String(entry.msg ?? '');
  const error = typeof entry.err === 'object' && entry.err !== null && 'message' in entry.err ? String(entry.err.message) : '';
  return printable(message.endsWith(error) ? message : `${message}: ${error}`);
}

/** Temporal's SDK warns of every attempt and execution that fails; that is the execution's affair, and stands in its journal. */
function isStepNews(entry: Record<string, unknown>): boolean {
  return 'workflowId' in entry && 'sdkComponent' in entry && Number(entry.level) === WARN;
}

function parse(line: string): Record<string, unknown> | null {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return null;
  }
}
