import type { SqlClient } from '../../common/data-source/sql-client.ts';
import type { StepContext } from '../../common/plugin/step.ts';
import type { Attempt } from './attempt.ts';
import type { LogBuffer } from './step-log.ts';

/** What the step is given beside its input. */
export function createStepContext(attempt: Attempt, signal: AbortSignal, logs: LogBuffer, client: SqlClient): StepContext {
  const { deps, call, prepared, heartbeat } = attempt;
  const { execution, visit, nodeId } = call;
  return {
    executionId: execution.id,
    workflowId: execution.workflowId,
    nodeId,
    visit,
    attempt: attempt.number,
    idempotencyKey: `${execution.id}/${visit}/${attempt.generation}`,
    userName: execution.userName,
    credentials: prepared.credentials,
    signal,
    heartbeat: (details) => heartbeat.beat(details, prepared.redactor),
    log: { debug: logs.debug, info: logs.info, warn: logs.warn, error: logs.error },
    client,
    fetch: (url, init) => deps.fetch(url, { signal, ...init }),
    dataSources: deps.dataSources({ userName: execution.userName }),
  };
}
