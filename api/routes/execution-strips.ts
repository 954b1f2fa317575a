import { getExecutionStrips } from '../../server/executions/get-execution-strips.ts';
import { defineRoute, type Route } from '../route.ts';
import { id } from '../schema/common.ts';
import { nodeStatus } from '../schema/execution.ts';
import { idList } from '../schema/id-list.ts';
import { z } from '../schema/zod.ts';

const strip = z
  .object({
    id,
    nodes: z
      .array(z.object({ nodeId: z.string(), label: z.string(), status: nodeStatus, skipped: z.boolean() }))
      .meta({ description: 'Those reached, skipped or disabled, in the order in which the journal first speaks of them' }),
    toCome: z.number().int().meta({ description: 'How many were not reached' }),
  })
  .meta({ id: 'ExecutionStrip' });

export const executionStripRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/executions/strips',
    operationId: 'listExecutionStrips',
    summary: 'See how far executions have come',
    description: 'In the order asked for; those you may not read are absent.',
    tag: 'Executions',
    scope: 'read',
    query: z.strictObject({ id: idList }),
    replies: { 200: { description: 'The nodes of each at a glance', schema: z.object({ items: z.array(strip) }) } },
    async handle({ deps, principal, query }) {
      return { status: 200, body: { items: await getExecutionStrips(deps.database.client, principal, query.id) } };
    },
  }),
];
