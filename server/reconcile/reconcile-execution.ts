import type { JournalEntry } from '../../common/execution/journal-event.ts';
import type { Database } from '../../db/database.ts';
import { journalApply } from '../../db/statements/journal-apply.ts';
import type { OpenExecution } from '../../db/statements/list-open-among.ts';
import { lockRun } from '../../db/statements/lock-run.ts';
import { failpoint } from '../failpoint.ts';
import { failedEntry, stuckEntry } from '../journal/terminal-entries.ts';
import type { Log } from '../log.ts';
import type { TemporalGateway } from '../temporal/temporal-gateway.ts';
import { stuckReason } from './stuck-reason.ts';
import { terminalOf } from './terminal-of.ts';

export interface ReconcileDeps {
  database: Database;
  gateway: TemporalGateway;
  log: Log;
  /** counts what had to be repaired; should stay 0 beside what people do in Temporal itself */
  onRepair(closeReason: string): void;
}

/**
 * Compares one open execution with the latest run that Temporal has of it, and writes what PostgreSQL lacks: its end, or
 * why it does not get on. The latest run is asked for, because continue-as-new and reset close runs, too.
 */
export async function reconcileExecution(deps: ReconcileDeps, execution: OpenExecution): Promise<void> {
  const { gateway } = deps;
  const found = await gateway.describe(execution.temporalId);
  if (found === null) {
    await end(deps, execution, failedEntry('TEMPORAL_EXECUTION_LOST', 'Temporal no longer knows this execution.'));
    return;
  }
  if (found.closeTime === null) {
    await report(deps, execution, stuckReason(found, new Date()));
    return;
  }
  const terminal = terminalOf(found.status, await gateway.closure(found.temporalId, found.runId));
  if (terminal !== null) {
    await end(deps, execution, terminal);
  }
}

async function end({ database, log, onRepair }: ReconcileDeps, { id, run }: OpenExecution, terminal: JournalEntry): Promise<void> {
  await failpoint('reconcile.beforeWrite');
  const result = await database.transaction(async (client) => {
    // A run that began since we asked, by a reset, is not ended by what we know of the one before.
    if (!(await lockRun(client, id, run))) {
      return null;
    }
    const [applied] = await journalApply(client, [{ executionId: id, kind: 'end', terminal }]);
    return applied ?? null;
  });
  if (result?.fresh) {
    log.warn({ executionId: id, closeReason: result.closeReason }, `Temporal knew an end that PostgreSQL lacked: ${result.closeReason}`);
    onRepair(result.closeReason ?? 'failed');
  }
}

async function report(
  { database, log }: ReconcileDeps,
  { id, stuckCode }: OpenExecution,
  reason: ReturnType<typeof stuckReason>,
): Promise<void> {
  if (reason === null || reason.code === stuckCode) {
    return;
  }
  log.warn({ executionId: id, code: reason.code }, reason.message);
  await journalApply(database.client, [{ executionId: id, kind: 'stuck', entry: stuckEntry(reason.code, reason.message) }]);
}
