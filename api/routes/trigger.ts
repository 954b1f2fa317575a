import { startExecution } from '../../server/trigger/start-execution.ts';
import { defineRoute, type Route } from '../route.ts';
import { id } from '../schema/common.ts';
import { z } from '../schema/zod.ts';

export const triggerRoutes: Route[] = [
  defineRoute({
    method: 'post',
    path: '/api/workflows/:id/executions',
    operationId: 'startExecution',
    summary: 'Run a published workflow, as yourself',
    description: 'The answer comes at once; workers run it. With an `Idempotency-Key`, sending the same request again starts nothing new.',
    tag: 'Executions',
    scope: 'run',
    params: z.object({ id }),
    missing: 'WORKFLOW_NOT_FOUND',
    headers: z.object({
      'idempotency-key': z
        .string()
        .min(1)
        .max(256)
        .optional()
        .meta({ description: 'The same key and body give the same answer; another body is refused' }),
    }),
    body: z.strictObject({
      // anything, so that the one check of inputs, which hosts meet too, says what is wrong with it
      input: z
        .unknown()
        .meta({ override: { type: 'object' }, description: 'Payload of the trigger, up to 256 KiB of JSON; default `{}`' })
        .optional(),
      version: z.number().int().min(1).max(2_147_483_647).optional().meta({ description: 'Default: the published one' }),
      triggerId: z.string().min(1).max(64).optional().meta({ description: 'Default: the only trigger, else that of kind `api`' }),
    }),
    replies: { 202: { description: 'Started', schema: z.object({ executionId: id, status: z.literal('running') }) } },
    errors: [
      'WORKFLOW_NOT_FOUND',
      'INVALID_INTEGRATION_REFERENCES',
      'INPUT_INVALID',
      'TRIGGER_NOT_FOUND',
      'TOO_LARGE',
      'IDEMPOTENCY_KEY_REUSED',
      'IDEMPOTENCY_IN_FLIGHT',
    ],
    async handle({ deps, principal, params, headers, body }) {
      const idempotencyKey = headers['idempotency-key'];
      const request = { workflowId: params.id, ...body, ...(idempotencyKey === undefined ? {} : { idempotencyKey }) };
      return { status: 202, body: await startExecution(deps.database.client, principal, request) };
    },
  }),
];
