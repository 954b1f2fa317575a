import { id } from './common.ts';
import { z } from './zod.ts';

/** Most ids of one question. */
const MAX_IDS = 50;

/** Ids in a query: a parameter given once or several times, each holding one id or several with commas between them. */
export const idList = z
  .union([z.string(), z.array(z.string())], { error: 'Expected 1 to 50 ids' })
  .transform((values) => [values].flat().flatMap((value) => value.split(',')))
  .pipe(z.array(id).min(1).max(MAX_IDS))
  .meta({
    override: {
      type: 'array',
      items: { type: 'string', format: 'uuid' },
      minItems: 1,
      maxItems: MAX_IDS,
      description: 'Several: the parameter repeated, or ids with commas between them',
    },
  });
