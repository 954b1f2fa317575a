import type { Writer } from '../../db/statements/journal-apply.ts';
import type { ActivityDeps } from '../deps.ts';
import type { JournalWriter } from '../journal-writer.ts';
import type { LogBuffer } from './step-log.ts';

const LOG_INTERVAL_MS = 250;

/** Takes lines to the journal while the step runs; what cannot be written then goes with the attempt's end. */
export function flushLogs(journal: JournalWriter, writer: Writer, logs: LogBuffer, deps: ActivityDeps): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<unknown> = Promise.resolve();
  let stopped = false;

  function watch(): void {
    if (stopped) return;
    logs.onLine(() => {
      if (stopped) return;
      timer = setTimeout(() => {
        timer = undefined;
        writing = journal
          .write({ ...writer, kind: 'append', journal: logs.take() })
          .catch((error) => deps.log.warn("lines of a node's log were lost", { executionId: writer.executionId, cause: String(error) }))
          .then(watch);
      }, LOG_INTERVAL_MS);
    });
  }
  watch();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await writing;
    },
  };
}
