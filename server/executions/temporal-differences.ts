import type { CloseReason, ExecutionView } from '../../common/execution/execution-view.ts';
import type { WorkflowView } from '../../common/graph/interpreter/contract.ts';
import type { TemporalStatus } from '../temporal/temporal-gateway.ts';

/** Where the journal and Temporal do not say the same. */
export interface Difference {
  /** `status`, or a visit of a node */
  what: string;
  postgres: string;
  temporal: string;
}

const CLOSED_AS: Record<CloseReason, TemporalStatus> = {
  completed: 'COMPLETED',
  failed: 'FAILED',
  cancelled: 'CANCELLED',
  terminated: 'TERMINATED',
  timedOut: 'TIMED_OUT',
};

/** `status` null: Temporal does not know the execution, which is no difference once it has ended: Temporal forgets. */
export function temporalDifferences(journal: ExecutionView, status: TemporalStatus | null, view: WorkflowView | null): Difference[] {
  const expected = journal.closeReason === null ? 'RUNNING' : CLOSED_AS[journal.closeReason];
  const agrees = status === null ? journal.closeReason !== null : status === expected || (status === 'PAUSED' && expected === 'RUNNING');
  const ofStatus = agrees ? [] : [{ what: 'status', postgres: expected, temporal: status ?? 'unknown' }];
  return [...ofStatus, ...nodeDifferences(journal, view)];
}

function nodeDifferences(journal: ExecutionView, view: WorkflowView | null): Difference[] {
  const nodes = new Map(journal.nodes.map((node) => [node.visit, stateOf(node)]));
  return (view?.nodes ?? []).flatMap((node) => {
    const postgres = nodes.get(node.visit);
    const temporal = stateOf(node);
    return postgres === undefined || postgres === temporal ? [] : [{ what: node.visit, postgres, temporal }];
  });
}

function stateOf({ status, skipped }: { status: string; skipped: boolean }): string {
  return skipped ? 'skipped' : status;
}
