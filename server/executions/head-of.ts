import type { ExecutionHead } from '../../common/execution/execution-head.ts';
import type { ExecutionHeadRow } from '../../db/statements/find-execution-head.ts';

export function headOf({ graph: _graph, temporalId: _temporal, ...head }: ExecutionHeadRow): ExecutionHead {
  return { ...head, startedAt: head.startedAt.toISOString(), dispatchedAt: head.dispatchedAt?.toISOString() ?? null };
}
