import { id } from './common.ts';
import { z } from './zod.ts';

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

/** Which workflow's and whose executions, in a query. */
export const executionScope = {
  workflowId: id.optional(),
  user: z.string().max(256).optional().meta({ description: 'The user that it runs as' }),
};

/** The same, of a time. */
export const executionFilter = {
  ...executionScope,
  from: moment.optional().meta({ override: { type: 'string', format: 'date-time', description: 'Triggered at or after' } }),
  to: moment.optional().meta({ override: { type: 'string', format: 'date-time', description: 'Triggered before' } }),
};
