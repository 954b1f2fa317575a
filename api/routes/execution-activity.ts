import { getExecutionActivity } from '../../server/executions/get-execution-activity.ts';
import { defineRoute, type Route } from '../route.ts';
import { time, wholeNumber } from '../schema/common.ts';
import { executionScope } from '../schema/execution-filter.ts';
import { z } from '../schema/zod.ts';

const count = z.number().int();

const activity = z
  .object({
    from: time,
    to: time.meta({ description: 'The end of the bucket that holds the present' }),
    bucketSeconds: count.meta({ description: '3,600 up to 48 hours, else 21,600' }),
    buckets: z
      .array(z.object({ at: time, success: count, error: count, open: count }))
      .meta({ description: 'By the trigger’s time, oldest first, empty ones too; `at` is where one begins' }),
  })
  .meta({ id: 'ExecutionActivity' });

export const executionActivityRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/executions/activity',
    operationId: 'getExecutionActivity',
    summary: 'Count executions by time',
    description: 'Of those you may read, over the last hours, the current one included.',
    tag: 'Executions',
    scope: 'read',
    query: z.strictObject({ ...executionScope, hours: wholeNumber({ min: 1, max: 168, default: 24, description: 'How far back' }) }),
    replies: { 200: { description: 'What became of those triggered in each stretch of time', schema: activity } },
    async handle({ deps, principal, query }) {
      return { status: 200, body: await getExecutionActivity(deps.database.client, principal, query) };
    },
  }),
];
