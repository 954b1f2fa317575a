import { type Schema, Validator } from '@cfworker/json-schema';
import { errorMessage } from '../../common/errors/error-message.ts';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import type { JsonObject } from '../../common/json/json-value.ts';

/** @throws PerdureError `INPUT_INVALID` listing every place that does not fit the trigger's JSON Schema (2020-12) */
export function checkInputSchema(triggerId: string, schema: unknown, input: JsonObject): void {
  const errors = faults(triggerId, schema, input);
  const first = errors[0];
  if (first !== undefined) {
    throw new PerdureError(
      'INPUT_INVALID',
      `The input does not fit the schema of trigger ${triggerId}: ${first.pointer === '' ? 'the input' : first.pointer}: ${first.detail}`,
      { fields: { errors } },
    );
  }
}

function faults(triggerId: string, schema: unknown, input: JsonObject): { pointer: string; detail: string }[] {
  try {
    const { valid, errors } = new Validator(schema as Schema | boolean, '2020-12', false).validate(input);
    // The library lists the places outermost first, and what a place outside says of a place inside is noise.
    return valid ? [] : errors.map((each) => ({ pointer: each.instanceLocation.slice(1), detail: each.error })).reverse();
  } catch (error) {
    throw new PerdureError('INPUT_INVALID', `The input schema of trigger ${triggerId} cannot be used: ${errorMessage(error)}`, {
      cause: error,
    });
  }
}
