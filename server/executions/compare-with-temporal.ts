import type { Principal } from '../../common/access/principal.ts';
import { errorMessage } from '../../common/errors/error-message.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { ExecutionView } from '../../common/execution/execution-view.ts';
import type { WorkflowView } from '../../common/graph/interpreter/contract.ts';
import type { SchemaClient } from '../../db/schema-client.ts';
import type { TemporalDescription, TemporalGateway } from '../temporal/temporal-gateway.ts';
import { getExecutionView } from './get-execution-view.ts';
import { requireHead } from './require-head.ts';
import { type Difference, temporalDifferences } from './temporal-differences.ts';

/** What Temporal says of an execution. */
export interface TemporalComparison {
  /** Temporal's workflow id; null before the execution was handed over */
  temporalId: string | null;
  /** null when Temporal does not know it */
  description:
    | (Omit<TemporalDescription, 'startTime' | 'closeTime' | 'workflowTask'> & { startTime: string; closeTime: string | null })
    | null;
  /** what the interpreter says; null when no worker answered */
  view: WorkflowView | null;
  /** why there is no `view` */
  viewError: string | null;
  /** small ones are usual while it runs: the two were not asked at the same moment */
  differences: Difference[];
}

/**
 * Asks Temporal about an execution and compares its answer with the journal.
 * @throws PerdureError `EXECUTION_NOT_FOUND`, `TEMPORAL_UNREACHABLE`
 */
export async function compareWithTemporal(
  client: SchemaClient,
  principal: Principal,
  gateway: () => Promise<TemporalGateway>,
  id: string,
): Promise<TemporalComparison> {
  const { temporalId } = await requireHead(client, principal, id);
  if (temporalId === null) return { temporalId, description: null, view: null, viewError: null, differences: [] };
  const temporal = await gateway();
  const description = await describeOrRefuse(temporal, temporalId);
  const { view, viewError } = description === null ? { view: null, viewError: null } : await askView(temporal, temporalId);
  const journal: ExecutionView = await getExecutionView(client, principal, id);
  return {
    temporalId,
    description: description === null ? null : shown(description),
    view,
    viewError,
    differences: temporalDifferences(journal, description?.status ?? null, view),
  };
}

async function describeOrRefuse(temporal: TemporalGateway, temporalId: string): Promise<TemporalDescription | null> {
  try {
    return await temporal.describe(temporalId);
  } catch (error) {
    throw new PerdureError('TEMPORAL_UNREACHABLE', `Temporal did not answer: ${errorMessage(error)}`, { cause: error });
  }
}

async function askView(temporal: TemporalGateway, temporalId: string): Promise<{ view: WorkflowView | null; viewError: string | null }> {
  try {
    return { view: await temporal.queryView(temporalId), viewError: null };
  } catch (error) {
    // a worker must answer; without one, the rest is still worth knowing
    return { view: null, viewError: errorMessage(error) };
  }
}

function shown({ workflowTask: _task, startTime, closeTime, ...rest }: TemporalDescription) {
  return { ...rest, startTime: startTime.toISOString(), closeTime: closeTime?.toISOString() ?? null };
}
