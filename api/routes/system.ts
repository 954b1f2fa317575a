import { getSystem } from '../../server/system/get-system.ts';
import { defineRoute, type Route } from '../route.ts';
import { time } from '../schema/common.ts';
import { z } from '../schema/zod.ts';
import { VERSION } from '../version.ts';

const system = z
  .object({
    version: z.string().meta({ description: 'Of Perdure' }),
    schema: z.object({ name: z.string(), migration: z.string().nullable().meta({ description: 'The last one applied' }) }),
    node: z.string().meta({ description: 'Version of Node.js' }),
    temporal: z.object({
      address: z.string(),
      namespace: z.string(),
      taskQueue: z.string(),
      uiUrl: z.string().nullable().meta({ description: 'Of `PERDURE_TEMPORAL_UI_URL`' }),
      reachable: z.boolean(),
      message: z.string().optional().meta({ description: 'Why it is not' }),
    }),
    database: z.object({ ok: z.literal(true), serverVersion: z.string() }),
    workers: z
      .object({
        count: z.number().int().meta({ description: 'Processes that asked for work in the last minutes' }),
        lastSeenAt: time.nullable().meta({ description: 'When one of them asked last; an idle one asks once a minute' }),
      })
      .nullable()
      .meta({ description: 'Null when Temporal, who knows of them, does not answer' }),
  })
  .meta({ id: 'System' });

export const systemRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/system',
    operationId: 'getSystem',
    summary: 'Versions and health of the parts',
    description: 'Answers within two seconds when Temporal is away.',
    tag: 'System',
    scope: 'read',
    replies: { 200: { description: 'What runs here, and how it is', schema: system } },
    errors: ['TEMPORAL_UNREACHABLE'],
    async handle({ deps: { database, temporal } }) {
      const { client, schema } = database;
      const place = await temporal.place();
      const checkTemporal = () => temporal.check();
      return { status: 200, body: await getSystem({ client, schema, version: VERSION, node: process.version, place, checkTemporal }) };
    },
  }),
];
