import { SCOPES } from '../../common/access/principal.ts';
import { contextOf } from '../http/request-context.ts';
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
        schema: z
          .object({
            userName: z.string(),
            displayName: z.string(),
            scopes: z.array(z.enum(SCOPES)),
            authentication: z
              .enum(['key', 'host', 'session'])
              .meta({ description: 'An API key, the sign-in of the host, or the cookie of `POST /api/session`' }),
          })
          .meta({ id: 'Me' }),
      },
    },
    async handle({ principal: { userName, displayName = userName, scopes }, request }) {
      return { status: 200, body: { userName, displayName, scopes, authentication: contextOf(request).authentication?.by } };
    },
  }),
];
