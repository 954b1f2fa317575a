import { compareWithTemporal } from '../../server/executions/compare-with-temporal.ts';
import { getTemporalId } from '../../server/executions/get-temporal-id.ts';
import { temporalUiUrl } from '../../server/temporal/temporal-ui-url.ts';
import type { ApiDeps } from '../api-deps.ts';
import { defineRoute, type Route } from '../route.ts';
import { time } from '../schema/common.ts';
import { z } from '../schema/zod.ts';
import { oneExecution } from './execution-route.ts';

const uiUrl = z
  .string()
  .nullable()
  .meta({ description: "Its page in Temporal's UI; null when `PERDURE_TEMPORAL_UI_URL` is not set, or before it was handed over" });

const comparison = z
  .object({
    temporalId: z.string().nullable().meta({ description: "Temporal's workflow id; null before the execution was handed over" }),
    uiUrl,
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

const compare = defineRoute({
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
    const found = await compareWithTemporal(deps.database.client, principal, gateway, params.id);
    return { status: 200, body: { ...found, uiUrl: await linkTo(deps, found.temporalId) } };
  },
});

const link = defineRoute({
  ...oneExecution,
  method: 'get',
  path: '/api/executions/:id/temporal-link',
  operationId: 'getTemporalLink',
  summary: "Where Temporal's UI shows an execution",
  description: 'Does not ask Temporal.',
  scope: 'read',
  replies: { 200: { description: 'The link', schema: z.object({ uiUrl }) } },
  errors: ['EXECUTION_NOT_FOUND', 'TEMPORAL_UNREACHABLE'],
  async handle({ deps, principal, params }) {
    return { status: 200, body: { uiUrl: await linkTo(deps, await getTemporalId(deps.database.client, principal, params.id)) } };
  },
});

async function linkTo({ temporal }: ApiDeps, temporalId: string | null): Promise<string | null> {
  const place = await temporal.place();
  return temporalUiUrl(place.uiUrl, place.namespace, temporalId);
}

export const executionTemporalRoutes: Route[] = [compare, link];
