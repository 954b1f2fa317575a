import { SCOPES } from '../../common/access/principal.ts';
import { createApiKey } from '../../server/keys/create-api-key.ts';
import { listApiKeys } from '../../server/keys/list-api-keys.ts';
import { revokeApiKey } from '../../server/keys/revoke-api-key.ts';
import { defineRoute, type Route } from '../route.ts';
import { id, listOf, paging, time } from '../schema/common.ts';
import { z } from '../schema/zod.ts';

const scopes = z.array(z.enum(SCOPES)).min(1).max(SCOPES.length);

const keySchema = z
  .object({
    id,
    name: z.string(),
    scopes,
    expiresAt: time.nullable(),
    lastUsedAt: time.nullable().meta({ description: 'To the minute' }),
    createdAt: time,
  })
  .meta({ id: 'ApiKey' });

const list = defineRoute({
  method: 'get',
  path: '/api/keys',
  operationId: 'listApiKeys',
  summary: 'List your API keys',
  tag: 'Access',
  scope: 'read',
  query: z.strictObject(paging),
  replies: { 200: { description: 'A page, never with the keys themselves', schema: listOf(keySchema) } },
  async handle({ deps, principal, query }) {
    return { status: 200, body: await listApiKeys(deps.database.client, principal, query) };
  },
});

const create = defineRoute({
  method: 'post',
  path: '/api/keys',
  operationId: 'createApiKey',
  summary: 'Create an API key',
  description: 'It acts as you, with scopes that you have. The key is shown in this answer only.',
  tag: 'Access',
  scope: 'edit',
  body: z.strictObject({ name: z.string().trim().min(1).max(200), scopes, expiresAt: z.iso.datetime({ offset: true }).nullish() }),
  replies: { 201: { description: 'Created', schema: keySchema.extend({ key: z.string() }) } },
  async handle({ deps, principal, body: { expiresAt, ...rest } }) {
    const request = { ...rest, expiresAt: typeof expiresAt === 'string' ? new Date(expiresAt) : null };
    return { status: 201, body: await createApiKey(deps.database.client, principal, request) };
  },
});

const revoke = defineRoute({
  method: 'delete',
  path: '/api/keys/:id',
  operationId: 'revokeApiKey',
  summary: 'Revoke an API key',
  tag: 'Access',
  scope: 'edit',
  params: z.object({ id }),
  replies: { 204: { description: 'Revoked' } },
  errors: ['NOT_FOUND'],
  async handle({ deps, principal, params }) {
    await revokeApiKey(deps.database.client, principal, params.id);
    return { status: 204 };
  },
});

export const keyRoutes: Route[] = [list, create, revoke];
