import { isPerdureError, PerdureError } from '../errors/perdure-error.ts';
import { checkJson } from './check-json.ts';
import type { JsonObject, JsonValue } from './json-value.ts';
import { normaliseOutput } from './normalise-output.ts';

/** The largest JSON text, in bytes, that a trigger's input may have. */
export const MAX_TRIGGER_INPUT_BYTES = 256 * 1024;

/**
 * Turns what a caller gave as `input` into JSON: a plain object, or undefined for `{}`; Dates become ISO texts, as for outputs.
 * Throws `INPUT_INVALID` for anything else, for what JSON cannot hold and for what bodies may not hold (`fields.errors` lists
 * the places), `TOO_LARGE` above 256 KiB.
 */
export function checkTriggerInput(input: unknown): JsonObject {
  if (input === undefined) return {};
  if (!isPlainObject(input)) throw new PerdureError('INPUT_INVALID', `The input must be a plain object, not ${kindOf(input)}.`);
  const value = normalise(input);
  const errors = checkJson(value);
  const first = errors[0];
  if (first !== undefined) {
    throw new PerdureError('INPUT_INVALID', `The input cannot be taken: ${first.pointer}: ${first.detail}`, {
      fields: { errors: errors.map(({ pointer, detail }) => ({ pointer, detail })) },
    });
  }
  return value as JsonObject;
}

function normalise(input: object): JsonValue {
  try {
    return normaliseOutput(input, { maxBytes: MAX_TRIGGER_INPUT_BYTES }).value;
  } catch (error) {
    if (isPerdureError(error, 'OUTPUT_TOO_LARGE')) {
      throw new PerdureError('TOO_LARGE', `The input is larger than ${MAX_TRIGGER_INPUT_BYTES} bytes of JSON.`, { cause: error });
    }
    if (!isPerdureError(error, 'OUTPUT_NOT_SERIALIZABLE')) throw error;
    throw new PerdureError('INPUT_INVALID', error.message.replace('The output', 'The input'), { fields: error.fields, cause: error });
  }
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  try {
    if (Array.isArray(value) || typeof (value as { toJSON?: unknown }).toJSON === 'function') return false;
    const prototype: unknown = Object.getPrototypeOf(value);
    // an Object.prototype of another realm is known by having no prototype itself
    return prototype === null || Object.getPrototypeOf(prototype) === null;
  } catch {
    return false;
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an instance of a class' : `a ${typeof value}`;
}
