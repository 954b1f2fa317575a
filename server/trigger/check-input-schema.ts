import { type Schema, Validator } from '@cfworker/json-schema';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import { jsonPointer } from '../../common/json/json-path.ts';
import type { JsonObject, JsonValue } from '../../common/json/json-value.ts';
import { schemaFaults } from '../../common/json-schema/schema-faults.ts';

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
    throw new PerdureError('INPUT_INVALID', `The input schema of trigger ${triggerId} cannot be used${reason(schema)}.`, {
      cause: error,
      remedy: 'Correct the input schema of the trigger, and publish the workflow again.',
    });
  }
}

/** Publishing refuses such a schema; this one was published by a release that did not look so closely. */
function reason(schema: unknown): string {
  const [fault] = schemaFaults(schema as JsonValue);
  return fault === undefined ? '' : `: ${jsonPointer(fault.path)} ${fault.detail}`;
}
