import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { JsonFault } from '../../common/json/check-json.ts';
import { jsonPointer } from '../../common/json/json-path.ts';
import type { z } from '../schema/zod.ts';

/**
 * Checks a part of a request. `place` stands before each pointer: empty for the body, `/query` and `/header` otherwise.
 * @throws PerdureError `INVALID_REQUEST` with every fault
 */
export function parsePart<Schema extends z.ZodType>(schema: Schema, value: unknown, place: string): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue) => faultsOf(issue, place));
  throw new PerdureError('INVALID_REQUEST', `The request has the wrong shape: ${errors.map(sentence).join(' ')}`, {
    fields: { errors: errors.map((fault) => ({ ...fault })) },
  });
}

function faultsOf(issue: z.core.$ZodIssue, place: string): JsonFault[] {
  const pointer = place + jsonPointer(issue.path.map(String));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: pointer + jsonPointer([key]), detail: 'There is no such field.' }));
  }
  return [{ pointer, detail: issue.message }];
}

function sentence({ pointer, detail }: JsonFault): string {
  return `${pointer || 'the body'}: ${detail}${/[.!?]$/.test(detail) ? '' : '.'}`;
}
