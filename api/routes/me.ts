import { SCOPES } from '../../common/access/principal.ts';
import { defineRoute, type Route } from '../route.ts';
import { z } from '../schema/zod.ts';

export const meRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/me',
    operationId: 'getMe',
    summary: 'Who asks',
    tag: 'Access',
    scope: null,
    replies: {
      200: {
        description: 'The signed-in user',
        schema: z.object({ userName: z.string(), displayName: z.string(), scopes: z.array(z.enum(SCOPES)) }).meta({ id: 'Me' }),
      },
    },
    async handle({ principal: { userName, displayName = userName, scopes } }) {
      return { status: 200, body: { userName, displayName, scopes } };
    },
  }),
];
