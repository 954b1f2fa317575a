import type { JournalEntry, LogLine } from '../../common/execution/journal-event.ts';
import type { JsonValue } from '../../common/json/json-value.ts';
import type { Redactor } from '../../common/plugin/integrations.ts';
import type { StepLog } from '../../common/plugin/step.ts';
import { capMessage } from './step-failure.ts';

const MAX_LINES = 1000;
const MAX_BYTES = 64 * 1024;

/** Lines on their way into the journal. */
export interface LogBuffer extends StepLog {
  write(level: LogLine['level'], message: string, data?: JsonValue): void;
  /** what came since it was last asked */
  take(): JournalEntry[];
  /** calls `wake` once for the next line */
  onLine(wake: () => void): void;
}

export function createLogBuffer(visit: string, nodeId: string, attempt: number, redactor: Redactor): LogBuffer {
  let pending: JournalEntry[] = [];
  let lines = 0;
  let bytes = 0;
  let wake: (() => void) | undefined;

  function add(line: LogLine): void {
    pending.push({ key: `${visit}:log:${attempt}:${lines}`, body: { type: 'node.log', visit, nodeId, line } });
    lines += 1;
    wake?.();
    wake = undefined;
  }

  function write(level: LogLine['level'], message: string, data?: JsonValue): void {
    if (lines > MAX_LINES || bytes > MAX_BYTES) return;
    const at = new Date().toISOString();
    const line: LogLine = {
      at,
      level,
      message: redactor.text(capMessage(message)),
      ...(data === undefined ? {} : { data: redactor.json(data) }),
    };
    bytes += line.message.length + (data === undefined ? 0 : JSON.stringify(line.data).length);
    if (lines === MAX_LINES || bytes > MAX_BYTES) {
      add({
        at,
        level: 'warn',
        message: `The log of this attempt is full (${MAX_LINES} lines or ${MAX_BYTES / 1024} KiB); the rest is dropped.`,
      });
      bytes = MAX_BYTES + 1;
    } else {
      add(line);
    }
  }

  return {
    write,
    debug: (message, data) => write('debug', message, data),
    info: (message, data) => write('info', message, data),
    warn: (message, data) => write('warn', message, data),
    error: (message, data) => write('error', message, data),
    take() {
      const taken = pending;
      pending = [];
      return taken;
    },
    onLine(callback) {
      wake = callback;
    },
  };
}
