import { getExecutionCounts } from '../../server/executions/get-execution-counts.ts';
import { defineRoute, type Route } from '../route.ts';
import { executionFilter } from '../schema/execution-filter.ts';
import { z } from '../schema/zod.ts';

const count = z.number().int();

export const executionCountRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/executions/counts',
    operationId: 'countExecutions',
    summary: 'Count executions by status',
    description: 'Of those you may read.',
    tag: 'Executions',
    scope: 'read',
    query: z.strictObject(executionFilter),
    replies: {
      200: {
        description: 'How many have each status',
        schema: z
          .object({
            running: count,
            paused: count,
            success: count,
            error: count,
            stuck: count.meta({ description: 'Among the running and paused' }),
          })
          .meta({ id: 'ExecutionCounts' }),
      },
    },
    async handle({ deps, principal, query }) {
      return { status: 200, body: await getExecutionCounts(deps.database.client, principal, query) };
    },
  }),
];
