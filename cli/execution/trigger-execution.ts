import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { JsonObject } from '../../common/json/json-value.ts';
import { configure } from '../../server/configure.ts';
import { databaseError } from '../../server/database/database-error.ts';
import { triggerWorkflow } from '../../server/trigger/trigger-workflow.ts';
import { askApi } from '../connection/ask-api.ts';
import { findTarget, nothingRuns, type Target } from '../connection/find-target.ts';
import { findWorkflowByName } from './find-workflow-by-name.ts';

export interface TriggerRequest {
  /** id, or name */
  workflow: string;
  input: JsonObject;
  /** default: the user `dev`, by the API of `perdure dev` */
  userName?: string;
}

export interface Started {
  executionId: string;
  status: string;
}

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Starts an execution: by the API of the running `perdure dev`, or in the database where a user is named or only that is known. */
export async function triggerExecution(request: TriggerRequest): Promise<Started> {
  const target = findTarget();
  const { dev, databaseUrl } = target;
  const workflowId = UUID.test(request.workflow) ? request.workflow : await idOf(request.workflow, target);
  if (dev !== null && request.userName === undefined) {
    return askApi(dev, (client) => client.triggerWorkflow(workflowId, { input: request.input }));
  }
  if (databaseUrl === null) throw nothingRuns(target);
  if (request.userName === undefined) {
    throw new PerdureError('INVALID_REQUEST', 'No user was named for the execution to run as.', {
      remedy: 'Add --user NAME: without a running `perdure dev` the execution is written straight into DATABASE_URL.',
    });
  }
  configure({ databaseUrl, schema: target.environment.schema });
  try {
    return await triggerWorkflow({ workflowId, userName: request.userName, input: request.input });
  } catch (error) {
    throw databaseError(error, databaseUrl);
  }
}

async function idOf(name: string, target: Target): Promise<string> {
  const { dev, databaseUrl } = target;
  if (dev === null) {
    if (databaseUrl === null) throw nothingRuns(target);
    throw new PerdureError(
      'WORKFLOW_NOT_FOUND',
      `Workflow not found: ${JSON.stringify(name)} is no id, and names are looked up by the API of \`perdure dev\`, which does not run.`,
      {
        remedy: "Give the workflow's id.",
      },
    );
  }
  return findWorkflowByName(dev, name);
}
