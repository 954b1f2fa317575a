import { cancelExecution, MAX_CANCEL_REASON } from '../../server/commands/cancel-execution.ts';
import { getExecutionEvents } from '../../server/executions/get-execution-events.ts';
import { getExecutionGraph } from '../../server/executions/get-execution-graph.ts';
import { getExecutionView } from '../../server/executions/get-execution-view.ts';
import { listExecutions } from '../../server/executions/list-executions.ts';
import { defineRoute, type Route } from '../route.ts';
import { afterSeq, listOf, paging, wholeNumber } from '../schema/common.ts';
import { executionGraph, executionRow, executionStatus, executionView, journalEvent } from '../schema/execution.ts';
import { executionFilter } from '../schema/execution-filter.ts';
import { z } from '../schema/zod.ts';
import { oneExecution } from './execution-route.ts';

const list = defineRoute({
  method: 'get',
  path: '/api/executions',
  operationId: 'listExecutions',
  summary: 'List executions',
  description: 'Those you may read, newest first, without their nodes.',
  tag: 'Executions',
  scope: 'read',
  query: z.strictObject({
    ...executionFilter,
    status: executionStatus.optional(),
    ...paging,
  }),
  replies: { 200: { description: 'A page', schema: listOf(executionRow) } },
  async handle({ deps, principal, query }) {
    return { status: 200, body: await listExecutions(deps.database.client, principal, query) };
  },
});

const get = defineRoute({
  ...oneExecution,
  method: 'get',
  path: '/api/executions/:id',
  operationId: 'getExecution',
  summary: 'Get an execution with its nodes',
  scope: 'read',
  replies: { 200: { description: 'The execution', schema: executionView } },
  async handle({ deps, principal, params }) {
    return { status: 200, body: await getExecutionView(deps.database.client, principal, params.id) };
  },
});

const events = defineRoute({
  ...oneExecution,
  method: 'get',
  path: '/api/executions/:id/events',
  operationId: 'listEvents',
  summary: 'Read the journal of an execution',
  scope: 'read',
  query: z.strictObject({
    after: afterSeq,
    limit: wholeNumber({ min: 1, max: 500, default: 500, description: 'Most events' }),
  }),
  replies: {
    200: {
      description: 'Events in order of `seq`, which has no gap',
      schema: z.object({
        events: z.array(journalEvent),
        next: z.number().int().meta({ description: 'The last `seq` returned, `after` when none' }),
      }),
    },
  },
  async handle({ deps, principal, params, query }) {
    return { status: 200, body: await getExecutionEvents(deps.database.client, principal, params.id, query) };
  },
});

const graph = defineRoute({
  ...oneExecution,
  method: 'get',
  path: '/api/executions/:id/graph',
  operationId: 'getExecutionGraph',
  summary: 'Get the version that ran, for drawing',
  scope: 'read',
  replies: { 200: { description: 'Nodes and edges, without config', schema: executionGraph } },
  async handle({ deps, principal, params }) {
    return { status: 200, body: await getExecutionGraph(deps.database.client, principal, params.id) };
  },
});

const cancel = defineRoute({
  ...oneExecution,
  method: 'post',
  path: '/api/executions/:id/cancel',
  operationId: 'cancelExecution',
  summary: 'Cancel an execution',
  description: 'It ends soon after; steps in flight get ten seconds.',
  scope: 'run',
  body: z.strictObject({ reason: z.string().max(MAX_CANCEL_REASON).optional() }),
  replies: { 202: { description: 'It will be cancelled', schema: z.object({}) } },
  errors: ['EXECUTION_NOT_FOUND', 'EXECUTION_ENDED'],
  async handle({ deps, principal, params, body }) {
    await cancelExecution(deps.database, { executionId: params.id, by: principal, ...body });
    return { status: 202, body: {} };
  },
});

export const executionRoutes: Route[] = [list, get, events, graph, cancel];
