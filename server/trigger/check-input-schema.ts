import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
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
    if (valid) return [];
    return errors
      .filter((each) => !isEcho(each, errors))
      .map((each) => ({ pointer: each.instanceLocation.slice(1), detail: detailOf(each) }));
  } catch (error) {
    throw new PerdureError('INPUT_INVALID', `The input schema of trigger ${triggerId} cannot be used${reason(schema)}.`, {
      cause: error,
      remedy: 'Correct the input schema of the trigger, and publish the workflow again.',
    });
  }
}

/** Keywords that say more than what lies below them: one of several ways would do. */
const CHOICES = ['anyOf', 'oneOf', 'not', 'contains'];

/** Whether it says only that something below does not fit, which is listed itself. */
function isEcho({ keyword, keywordLocation }: OutputUnit, all: readonly OutputUnit[]): boolean {
  return !CHOICES.includes(keyword) && all.some((other) => other.keywordLocation.startsWith(`${keywordLocation}/`));
}

function detailOf({ keyword, error }: OutputUnit): string {
  return keyword === 'false' ? 'The schema allows nothing here.' : error;
}

/** Publishing refuses such a schema; this one was published by a release that did not look so closely. */
function reason(schema: unknown): string {
  const [fault] = schemaFaults(schema as JsonValue);
  return fault === undefined ? '' : `: ${jsonPointer(fault.path)} ${fault.detail}`;
}
