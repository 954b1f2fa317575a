import { z } from './zod.ts';

/** An id of a path, in lower case. */
export const id = z.guid('Expected a UUID such as 0198f4c2-7c1e-7d0a-9a53-3a1f6f3f2b11').toLowerCase().meta({ description: 'A UUID' });

export const time = z.iso.datetime().meta({ description: 'ISO 8601 in UTC, with milliseconds' });

export const json = z.unknown().meta({ description: 'Any JSON' });

/** A whole number in a query. */
export function wholeNumber(bounds: { min: number; max: number; default: number; description: string }) {
  const { min, max, default: fallback, description } = bounds;
  return z
    .string()
    .refine(
      (text) => /^\d{1,10}$/.test(text) && Number(text) >= min && Number(text) <= max,
      `Expected a whole number from ${min} to ${max}`,
    )
    .transform(Number)
    .default(fallback)
    .meta({ override: { type: 'integer', minimum: min, maximum: max, default: fallback, description } });
}

/** Where to go on in a journal; far beyond its end is allowed and finds nothing. */
export const afterSeq = wholeNumber({ min: 0, max: 2_147_483_647, default: 0, description: 'What lies after this `seq`' });

export const paging = {
  limit: wholeNumber({ min: 1, max: 200, default: 50, description: 'Most items of a page' }),
  cursor: z.string().max(500).optional().meta({ description: '`nextCursor` of the page before' }),
};

/** A page of a list, newest first. */
export function listOf(item: z.ZodType) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable().meta({ description: 'Null on the last page' }),
  });
}
