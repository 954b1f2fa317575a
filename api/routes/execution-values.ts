import { getExecutionInput, getExecutionOutput } from '../../server/executions/get-execution-value.ts';
import { getNodeLogs } from '../../server/executions/get-node-logs.ts';
import { getNodeInput, getNodeOutput } from '../../server/executions/get-node-value.ts';
import { defineRoute, type Route } from '../route.ts';
import { afterSeq, json, wholeNumber } from '../schema/common.ts';
import { logLine } from '../schema/execution.ts';
import { z } from '../schema/zod.ts';
import { oneExecution, oneVisit } from './execution-route.ts';

const value = { 200: { description: 'The whole value, whatever its size', schema: json } };

const input = defineRoute({
  ...oneExecution,
  method: 'get',
  path: '/api/executions/:id/input',
  operationId: 'getExecutionInput',
  summary: 'Get the input of an execution',
  scope: 'read',
  replies: value,
  async handle({ deps, principal, params }) {
    return { status: 200, body: await getExecutionInput(deps.database.client, principal, params.id) };
  },
});

const output = defineRoute({
  ...oneExecution,
  method: 'get',
  path: '/api/executions/:id/output',
  operationId: 'getExecutionOutput',
  summary: 'Get the output of an execution that has ended',
  scope: 'read',
  replies: value,
  errors: ['EXECUTION_NOT_FOUND', 'NOT_FOUND'],
  async handle({ deps, principal, params }) {
    return { status: 200, body: await getExecutionOutput(deps.database.client, principal, params.id) };
  },
});

const nodeInput = defineRoute({
  ...oneVisit,
  method: 'get',
  path: '/api/executions/:id/nodes/:visit/input',
  operationId: 'getNodeInput',
  summary: 'Get the rendered input of a node',
  scope: 'read',
  replies: value,
  async handle({ deps, principal, params }) {
    return { status: 200, body: await getNodeInput(deps.database.client, principal, params.id, params.visit) };
  },
});

const nodeOutput = defineRoute({
  ...oneVisit,
  method: 'get',
  path: '/api/executions/:id/nodes/:visit/output',
  operationId: 'getNodeOutput',
  summary: 'Get the output of a node',
  scope: 'read',
  replies: value,
  async handle({ deps, principal, params }) {
    return { status: 200, body: await getNodeOutput(deps.database.client, principal, params.id, params.visit) };
  },
});

const nodeLogs = defineRoute({
  ...oneVisit,
  method: 'get',
  path: '/api/executions/:id/nodes/:visit/logs',
  operationId: 'listNodeLogs',
  summary: 'Read what a node has logged',
  scope: 'read',
  query: z.strictObject({ after: afterSeq, limit: wholeNumber({ min: 1, max: 1_000, default: 500, description: 'Most lines' }) }),
  replies: {
    200: {
      description: 'Lines in order',
      schema: z.object({ lines: z.array(logLine.extend({ seq: z.number().int() })), next: z.number().int() }),
    },
  },
  errors: ['EXECUTION_NOT_FOUND'],
  async handle({ deps, principal, params, query }) {
    return { status: 200, body: await getNodeLogs(deps.database.client, principal, params.id, params.visit, query) };
  },
});

export const executionValueRoutes: Route[] = [input, output, nodeInput, nodeOutput, nodeLogs];
