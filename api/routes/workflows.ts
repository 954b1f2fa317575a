import type { JsonObject } from '../../common/json/json-value.ts';
import { createWorkflow } from '../../server/workflows/create-workflow.ts';
import { deleteWorkflow } from '../../server/workflows/delete-workflow.ts';
import { getWorkflow } from '../../server/workflows/get-workflow.ts';
import { listWorkflows } from '../../server/workflows/list-workflows.ts';
import { saveWorkflow } from '../../server/workflows/save-workflow.ts';
import { validateDraft } from '../../server/workflows/validate-draft.ts';
import { defineRoute, GRAPH_BODY_BYTES, type Route } from '../route.ts';
import { id, listOf, paging } from '../schema/common.ts';
import { createWorkflowBody, graph, problemsSchema, saveWorkflowBody, workflowSchema } from '../schema/workflow.ts';
import { z } from '../schema/zod.ts';

const one = { tag: 'Workflows', params: z.object({ id }), missing: 'WORKFLOW_NOT_FOUND', errors: ['WORKFLOW_NOT_FOUND'] } as const;

const create = defineRoute({
  method: 'post',
  path: '/api/workflows',
  operationId: 'createWorkflow',
  summary: 'Create a workflow',
  tag: 'Workflows',
  scope: 'edit',
  body: createWorkflowBody,
  bodyLimit: GRAPH_BODY_BYTES,
  replies: { 201: { description: 'Created', schema: workflowSchema } },
  errors: ['WORKFLOW_EXISTS'],
  async handle({ deps, principal, body: { graph: draft, ...rest } }) {
    const request = { ...rest, ...(draft === undefined ? {} : { graph: draft as JsonObject }) };
    return { status: 201, body: await createWorkflow(deps.database.client, principal, request) };
  },
});

const list = defineRoute({
  method: 'get',
  path: '/api/workflows',
  operationId: 'listWorkflows',
  summary: 'List workflows',
  description: 'Own and shared ones, newest first. A page may be shorter than `limit` when the graphs are large.',
  tag: 'Workflows',
  scope: 'read',
  query: z.strictObject({
    search: z.string().max(200).optional().meta({ description: 'Part of the name or description, in any case' }),
    ...paging,
  }),
  replies: { 200: { description: 'A page', schema: listOf(workflowSchema) } },
  async handle({ deps, principal, query }) {
    return { status: 200, body: await listWorkflows(deps.database.client, principal, query) };
  },
});

const get = defineRoute({
  ...one,
  method: 'get',
  path: '/api/workflows/:id',
  operationId: 'getWorkflow',
  summary: 'Get a workflow',
  scope: 'read',
  replies: { 200: { description: 'The workflow with its draft', schema: workflowSchema } },
  async handle({ deps, principal, params }) {
    return { status: 200, body: await getWorkflow(deps.database.client, principal, params.id) };
  },
});

const save = defineRoute({
  ...one,
  method: 'put',
  path: '/api/workflows/:id',
  operationId: 'saveWorkflow',
  summary: 'Save a workflow',
  description: 'What is not named stays. The draft may have errors; they only prevent publishing.',
  scope: 'edit',
  body: saveWorkflowBody,
  bodyLimit: GRAPH_BODY_BYTES,
  replies: { 200: { description: 'Saved, one revision further', schema: workflowSchema } },
  errors: ['WORKFLOW_NOT_FOUND', 'REVISION_CONFLICT'],
  async handle({ deps, principal, params, body: { graph: draft, ...rest } }) {
    const request = { ...rest, ...(draft === undefined ? {} : { graph: draft as JsonObject }) };
    return { status: 200, body: await saveWorkflow(deps.database, principal, params.id, request) };
  },
});

const remove = defineRoute({
  ...one,
  method: 'delete',
  path: '/api/workflows/:id',
  operationId: 'deleteWorkflow',
  summary: 'Delete a workflow',
  description: 'Its executions stay readable, running ones go on.',
  scope: 'edit',
  replies: { 204: { description: 'Deleted' } },
  async handle({ deps, principal, params }) {
    await deleteWorkflow(deps.database, principal, params.id);
    return { status: 204 };
  },
});

const validate = defineRoute({
  ...one,
  method: 'post',
  path: '/api/workflows/:id/validate',
  operationId: 'validateWorkflow',
  summary: 'Find the problems of a graph',
  description: 'Of the given graph, or of the stored draft. Nothing is run or stored.',
  scope: 'read',
  body: z.strictObject({ graph: graph.optional() }),
  bodyLimit: GRAPH_BODY_BYTES,
  replies: { 200: { description: 'Every problem; errors prevent publishing, warnings do not', schema: problemsSchema } },
  async handle({ deps, principal, params, body }) {
    const problems = await validateDraft(deps.database.client, deps.validate, principal, params.id, body.graph as JsonObject | undefined);
    return { status: 200, body: { problems } };
  },
});

export const workflowRoutes: Route[] = [create, list, get, save, remove, validate];
