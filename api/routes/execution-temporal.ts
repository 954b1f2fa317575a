import { compareWithTemporal } from '../../server/executions/compare-with-temporal.ts';
import { defineRoute, type Route } from '../route.ts';
import { time } from '../schema/common.ts';
import { z } from '../schema/zod.ts';
import { oneExecution } from './execution-route.ts';

const comparison = z
  .object({
    temporalId: z.string().nullable().meta({ description: "Temporal's workflow id; null before the execution was handed over" }),
    description: z
      .looseObject({ runId: z.string(), status: z.string(), startTime: time, closeTime: time.nullable(), historyLength: z.number().int() })
      .nullable()
      .meta({ description: 'Null when Temporal does not know it (any more)' }),
    view: z.looseObject({}).nullable().meta({ description: 'What the interpreter says, asked by the query `view`' }),
    viewError: z.string().nullable().meta({ description: 'Why there is no `view`' }),
    differences: z
      .array(z.object({ what: z.string(), postgres: z.string(), temporal: z.string() }))
      .meta({ description: 'Where PostgreSQL differs; small ones are usual while it runs' }),
  })
  .meta({ id: 'TemporalComparison' });

export const executionTemporalRoutes: Route[] = [
  defineRoute({
    ...oneExecution,
    method: 'get',
    path: '/api/executions/:id/temporal',
    operationId: 'compareWithTemporal',
    summary: 'What Temporal says of an execution',
    scope: 'read',
    replies: { 200: { description: "Temporal's side, and where PostgreSQL differs from it", schema: comparison } },
    errors: ['EXECUTION_NOT_FOUND', 'TEMPORAL_UNREACHABLE'],
    async handle({ deps, principal, params }) {
      const gateway = () => deps.temporal.gateway();
      return { status: 200, body: await compareWithTemporal(deps.database.client, principal, gateway, params.id) };
    },
  }),
];
