import type { ExecutionSummary } from '../../common/execution/execution-summary.ts';
import type { ExecutionRow } from '../../db/statements/execution-row.ts';

const INLINE_BYTES = 4_096;

export function executionSummaryOf(row: ExecutionRow): ExecutionSummary {
  const { id, workflowId, workflowName, version, userName, status, closeReason, stuck, run, seq, error } = row;
  return {
    id,
    workflowId,
    workflowName,
    version,
    userName,
    trigger: { type: row.triggerType },
    status,
    closeReason,
    stuck,
    run,
    seq,
    ...(row.inputBytes <= INLINE_BYTES ? { input: row.input } : { inputBytes: row.inputBytes }),
    ...(row.outputBytes === null ? { output: row.output } : { outputBytes: row.outputBytes }),
    error,
    startedAt: row.startedAt.toISOString(),
    dispatchedAt: row.dispatchedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}
