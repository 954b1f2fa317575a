import { getVersion } from '../../server/workflows/get-version.ts';
import { listVersions } from '../../server/workflows/list-versions.ts';
import { publishWorkflow } from '../../server/workflows/publish-workflow.ts';
import { defineRoute, type Route } from '../route.ts';
import { id, listOf, paging, time } from '../schema/common.ts';
import { graph, versionNumber, versionSchema } from '../schema/workflow.ts';
import { z } from '../schema/zod.ts';

const publish = defineRoute({
  method: 'post',
  path: '/api/workflows/:id/publish',
  operationId: 'publishWorkflow',
  summary: 'Publish the draft as the next version',
  tag: 'Workflows',
  scope: 'edit',
  params: z.object({ id }),
  missing: 'WORKFLOW_NOT_FOUND',
  body: z.strictObject({
    revision: z.number().int().min(1).max(2_147_483_647).optional().meta({ description: 'Publish only if this is the stored one' }),
  }),
  replies: { 201: { description: 'Published', schema: z.object({ version: z.number().int(), publishedAt: time }) } },
  errors: ['WORKFLOW_NOT_FOUND', 'REVISION_CONFLICT', 'VALIDATION_FAILED'],
  async handle({ deps, principal, params, body }) {
    return { status: 201, body: await publishWorkflow(deps.database, deps.validate, principal, params.id, body.revision) };
  },
});

const list = defineRoute({
  method: 'get',
  path: '/api/workflows/:id/versions',
  operationId: 'listVersions',
  summary: 'List published versions',
  description: 'Newest first, without their graphs.',
  tag: 'Workflows',
  scope: 'read',
  params: z.object({ id }),
  missing: 'WORKFLOW_NOT_FOUND',
  query: z.strictObject(paging),
  replies: { 200: { description: 'A page', schema: listOf(versionSchema) } },
  errors: ['WORKFLOW_NOT_FOUND'],
  async handle({ deps, principal, params, query }) {
    return { status: 200, body: await listVersions(deps.database.client, principal, params.id, query) };
  },
});

const get = defineRoute({
  method: 'get',
  path: '/api/workflows/:id/versions/:version',
  operationId: 'getVersion',
  summary: 'Get a published version',
  tag: 'Workflows',
  scope: 'read',
  params: z.object({ id, version: versionNumber }),
  replies: { 200: { description: 'The version with its graph, which never changes', schema: versionSchema.extend({ graph }) } },
  errors: ['WORKFLOW_NOT_FOUND', 'NOT_FOUND'],
  async handle({ deps, principal, params }) {
    return { status: 200, body: await getVersion(deps.database.client, principal, params.id, params.version) };
  },
});

export const workflowVersionRoutes: Route[] = [publish, list, get];
