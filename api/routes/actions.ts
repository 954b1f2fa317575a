import { defineRoute, type Route } from '../route.ts';
import { z } from '../schema/zod.ts';

const action = z
  .looseObject({
    actionId: z.string().meta({ description: '`type/slug`' }),
    label: z.string(),
    integrationType: z.string(),
    definition: z.looseObject({}).optional().meta({ description: 'Fields of the action, where the server knows them' }),
  })
  .meta({ id: 'Action' });

const integrationType = z
  .looseObject({
    type: z.string(),
    label: z.string(),
    description: z.string().optional(),
    formFields: z.array(z.looseObject({})).optional(),
  })
  .meta({ id: 'IntegrationType' });

export const actionRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/actions',
    operationId: 'listActions',
    summary: 'List the actions of the registered plugins',
    tag: 'Actions',
    scope: 'read',
    replies: {
      200: {
        description: 'All of them',
        schema: z.object({ items: z.array(action), nextCursor: z.null(), integrationTypes: z.array(integrationType) }),
      },
    },
    async handle({ deps: { catalog } }) {
      return { status: 200, body: { items: catalog.actions(), nextCursor: null, integrationTypes: catalog.integrationTypes() } };
    },
  }),
];
