import type { StepCall } from '../../common/activities/activities.ts';
import type { SqlClient } from '../../common/data-source/sql-client.ts';
import type { StepContext } from '../../common/plugin/step.ts';
import type { ActivityDeps } from '../deps.ts';
import type { Attempt } from './attempt.ts';
import type { Prepared } from './prepared.ts';
import type { StepHost } from './step-host.ts';
import type { LogBuffer } from './step-log.ts';

export function createStepContext(
  deps: ActivityDeps,
  call: StepCall,
  host: StepHost,
  prepared: Prepared,
  attempt: Attempt,
  signal: AbortSignal,
  logs: LogBuffer,
  client: SqlClient,
): StepContext {
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
    heartbeat: (details) => host.heartbeat(details),
    log: { debug: logs.debug, info: logs.info, warn: logs.warn, error: logs.error },
    client,
    fetch: (url, init) => deps.fetch(url, { signal, ...init }),
    dataSources: deps.dataSources({ userName: execution.userName }),
  };
}
