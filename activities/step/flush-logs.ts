import type { Writer } from '../../db/statements/journal-apply.ts';
import type { ActivityDeps } from '../deps.ts';
import type { JournalWriter } from '../journal-writer.ts';
import type { LogBuffer } from './step-log.ts';

const LOG_INTERVAL_MS = 250;
/** How long lines wait after PostgreSQL did not take them, in ms. */
const PAUSE_MS = 2_000;

/** Takes lines to the journal while the step runs; what cannot be written then goes with the attempt's end. */
export function flushLogs(journal: JournalWriter, writer: Writer, logs: LogBuffer, deps: ActivityDeps): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<unknown> = Promise.resolve();
  let stopped = false;

  function watch(delayMs: number): void {
    logs.onLine(() => {
      if (!stopped) timer = setTimeout(() => (writing = write()), delayMs);
    });
  }

  async function write(): Promise<void> {
    const lines = logs.take();
    let delayMs = LOG_INTERVAL_MS;
    try {
      await journal.write({ ...writer, kind: 'append', journal: lines });
    } catch (error) {
      deps.log.warn("lines of a node's log have to wait", { executionId: writer.executionId, cause: String(error) });
      logs.giveBack(lines);
      delayMs = PAUSE_MS;
    }
    if (!stopped) watch(delayMs);
  }

  watch(LOG_INTERVAL_MS);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await writing;
    },
  };
}
