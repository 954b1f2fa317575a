import { z } from './zod.ts';

/** The body of every answer that is an error. */
export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().meta({ description: 'What was found' }),
    code: z.string().meta({ description: 'For programs; each is described under Errors in the documentation' }),
    remedy: z.string().meta({ description: 'What to do about it' }),
    requestId: z.string().meta({ description: 'Also in the header `X-Request-Id` and in the log of the server' }),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' });
