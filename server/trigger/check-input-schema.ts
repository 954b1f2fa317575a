import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import { PerdureError } from '../../common/errors/perdure-error.ts';
import { jsonPointer } from '../../common/json/json-path.ts';
import type { JsonObject, JsonValue } from '../../common/json/json-value.ts';
import { schemaFaults } from '../../common/json-schema/schema-faults.ts';

/** UTF-16 units of JSON; looking for every fault takes longer the more there are, and nobody else is served meanwhile */
const LARGE = 65_536;
const MOST_FAULTS = 100;

/**
 * @throws PerdureError `INPUT_INVALID` listing each place that does not fit the trigger's JSON Schema (2020-12), at most a hundred;
 * of a large input the first alone
 */
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
    const firstAlone = JSON.stringify(input).length > LARGE;
    const { valid, errors } = new Validator(schema as Schema | boolean, '2020-12', firstAlone).validate(input);
    if (valid) return [];
    const outer = outerPlaces(errors);
    return errors
      .filter(({ keyword, keywordLocation }) => CHOICES.includes(keyword) || !outer.has(keywordLocation))
      .slice(0, MOST_FAULTS)
      .map((each) => ({ pointer: each.instanceLocation.slice(1), detail: detailOf(each) }));
  } catch (error) {
    throw new PerdureError('INPUT_INVALID', `The input schema of trigger ${triggerId} cannot be used${reason(schema)}.`, {
      cause: error,
      remedy: 'Correct the input schema of the trigger, and publish the workflow again.',
    });
  }
}

/** Keywords that say more than what lies below them: one of several ways would do. The others only echo it. */
const CHOICES = ['anyOf', 'oneOf', 'not', 'contains'];

/** The places in the schema below which something does not fit. */
function outerPlaces(errors: readonly OutputUnit[]): ReadonlySet<string> {
  const outer = new Set<string>();
  for (const place of new Set(errors.map(({ keywordLocation }) => keywordLocation))) {
    for (let at = place.lastIndexOf('/'); at > 0 && !outer.has(place.slice(0, at)); at = place.lastIndexOf('/', at - 1)) {
      outer.add(place.slice(0, at));
    }
  }
  return outer;
}

function detailOf({ keyword, error }: OutputUnit): string {
  return keyword === 'false' ? 'The schema allows nothing here.' : error;
}

/** Publishing refuses such a schema; this one was published by a release that did not look so closely. */
function reason(schema: unknown): string {
  const [fault] = schemaFaults(schema as JsonValue);
  return fault === undefined ? '' : `: ${jsonPointer(fault.path)} ${fault.detail}`;
}
