import { getWorkflowRuns } from '../../server/executions/get-workflow-runs.ts';
import { defineRoute, type Route } from '../route.ts';
import { id, time, wholeNumber } from '../schema/common.ts';
import { closeReason, executionStatus } from '../schema/execution.ts';
import { idList } from '../schema/id-list.ts';
import { z } from '../schema/zod.ts';

const run = z.object({ id, status: executionStatus, closeReason: closeReason.nullable(), startedAt: time, endedAt: time.nullable() });

const workflowRuns = z
  .object({
    workflowId: id,
    runs: z.array(run).meta({ description: 'Newest first' }),
    lastStartedAt: time.nullable().meta({ description: 'Of the newest one' }),
  })
  .meta({ id: 'WorkflowRuns' });

export const workflowRunRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/workflows/runs',
    operationId: 'listWorkflowRuns',
    summary: 'List the last executions of workflows',
    description: 'Those you may read, in the order asked for; workflows of which you may see nothing are absent.',
    tag: 'Workflows',
    scope: 'read',
    query: z.strictObject({
      workflowId: idList,
      limit: wholeNumber({ min: 1, max: 100, default: 20, description: 'Most executions of each' }),
    }),
    replies: { 200: { description: 'The last executions of each', schema: z.object({ items: z.array(workflowRuns) }) } },
    async handle({ deps, principal, query: { workflowId, limit } }) {
      const items = await getWorkflowRuns(deps.database.client, principal, { workflowIds: workflowId, limit });
      return { status: 200, body: { items } };
    },
  }),
];
