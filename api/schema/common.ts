import { z } from './zod.ts';

/** An id of a path, in lower case. */
export const id = z.uuid().toLowerCase().meta({ description: 'A UUID' });

export const time = z.iso.datetime().meta({ description: 'ISO 8601 in UTC, with milliseconds' });

export const json = z.unknown().meta({ description: 'Any JSON' });

export const paging = {
  limit: z.coerce.number<string>().int().min(1).max(200).default(50).meta({ description: 'Most items of a page' }),
  cursor: z.string().max(500).optional().meta({ description: '`nextCursor` of the page before' }),
};

/** A page of a list, newest first. */
export function listOf(item: z.ZodType) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: 'Null on the last page' }),
  });
}
