import { id } from '../schema/common.ts';
import { z } from '../schema/zod.ts';

/** What routes about one execution share. */
export const oneExecution = {
  tag: 'Executions',
  params: z.object({ id }),
  missing: 'EXECUTION_NOT_FOUND',
  errors: ['EXECUTION_NOT_FOUND'],
} as const;

/** Of routes about one visit of a node. */
export const oneVisit = {
  tag: 'Executions',
  params: z.object({ id, visit: z.string().meta({ description: 'The node id, with the loop path before it: `n1`, `loop[3]/n1`' }) }),
  missing: 'EXECUTION_NOT_FOUND',
  errors: ['EXECUTION_NOT_FOUND', 'NOT_FOUND'],
} as const;
