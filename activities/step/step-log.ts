import { inspect } from 'node:util';
import type { JournalEntry, LogLine } from '../../common/execution/journal-event.ts';
import { describeThrown } from '../../common/json/describe-thrown.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import { normaliseOutput } from '../../common/json/normalise-output.ts';
import type { Redactor } from '../../common/plugin/integrations.ts';
import type { StepLog } from '../../common/plugin/step.ts';
import { capText } from './cap-text.ts';
import { MAX_MESSAGE_BYTES } from './step-failure.ts';

/** What steps may write to the log of one visit, over all its attempts. */
const MAX_LINES = 1000;
const MAX_BYTES = 64 * 1024;

export interface LogUsage {
  lines: number;
  bytes: number;
}

/** Lines on their way into the journal. */
export interface LogBuffer extends StepLog {
  /** whether the attempt still goes on */
  open(): boolean;
  /** `text` without secrets */
  redact(text: string): string;
  write(level: LogLine['level'], message: unknown, data?: unknown): void;
  /** a line of the wrapper's own, which no limit holds back */
  note(level: LogLine['level'], message: string): void;
  /** what came since it was last asked */
  take(): JournalEntry[];
  /** takes back what could not be written */
  giveBack(entries: JournalEntry[]): void;
  /** calls `wake` once, when there is a line to take */
  onLine(wake: () => void): void;
  /** nothing more comes of the step; says how much was dropped */
  close(): void;
}

/** `used`: what earlier attempts of the visit have written. */
export function createLogBuffer(
  visit: string,
  nodeId: string,
  attempt: number,
  redactor: Redactor,
  used: LogUsage = { lines: 0, bytes: 0 },
): LogBuffer {
  let pending: JournalEntry[] = [];
  let count = 0;
  let { lines, bytes } = used;
  let dropped = 0;
  let open = true;
  let wake: (() => void) | undefined;

  function add(line: LogLine): void {
    pending.push({ key: `${visit}:log:${attempt}:${count}`, body: { type: 'node.log', visit, nodeId, line } });
    count += 1;
    const woken = wake;
    wake = undefined;
    woken?.();
  }

  function note(level: LogLine['level'], message: string): void {
    add({ at: new Date().toISOString(), level, message: capText(message, MAX_MESSAGE_BYTES) });
  }

  function write(level: LogLine['level'], message: unknown, data?: unknown): void {
    if (!open) return;
    const text = capText(redactor.text(textOf(message)), MAX_MESSAGE_BYTES);
    const kept = data === undefined ? undefined : redactor.json(dataOf(data));
    const size = Buffer.byteLength(text) + (kept === undefined ? 0 : Buffer.byteLength(JSON.stringify(kept)));
    if (lines >= MAX_LINES || bytes + size > MAX_BYTES) drop();
    else {
      lines += 1;
      bytes += size;
      add({ at: new Date().toISOString(), level, message: text, ...(kept === undefined ? {} : { data: kept }) });
    }
  }

  function drop(): void {
    // A short line that would still fit must not look as if nothing were missing before it.
    lines = MAX_LINES;
    dropped += 1;
    if (dropped === 1)
      note('warn', `The log of this node is full (${MAX_LINES} lines or ${MAX_BYTES / 1024} KiB); the rest is counted only.`);
  }

  return {
    open: () => open,
    redact: (text) => redactor.text(text),
    write,
    note,
    debug: (message, data) => write('debug', message, data),
    info: (message, data) => write('info', message, data),
    warn: (message, data) => write('warn', message, data),
    error: (message, data) => write('error', message, data),
    take() {
      const taken = pending;
      pending = [];
      return taken;
    },
    giveBack(entries) {
      pending = [...entries, ...pending];
    },
    onLine(callback) {
      if (pending.length > 0) callback();
      else wake = callback;
    },
    close() {
      if (!open) return;
      open = false;
      if (dropped > 0) note('warn', `Lines of this attempt that the log had no room for: ${dropped}.`);
    },
  };
}

function textOf(message: unknown): string {
  if (typeof message === 'string') return message;
  try {
    return inspect(message);
  } catch (error) {
    return `[cannot be shown: ${describeThrown(error)}]`;
  }
}

/** A copy, because the step may go on changing what it logged; a log must not fail the step that writes it. */
function dataOf(data: unknown): JsonValue {
  try {
    return normaliseOutput(data, { maxBytes: MAX_BYTES, maxDepth: 32 }).value;
  } catch (error) {
    return `[not kept: ${describeThrown(error)}]`;
  }
}
