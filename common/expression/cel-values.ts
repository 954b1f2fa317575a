import { Optional } from '@marcbachmann/cel-js';
import { PerdureError } from '../errors/perdure-error.ts';
import type { JsonValue } from '../json/json-value.ts';

/** A result larger than this, in elements and characters together, is none that anybody meant. */
const MAX_RESULT_SIZE = 32 * 1024 * 1024;

/**
 * JSON as CEL's evaluator takes it: objects as Maps, so that no key can reach a prototype and every key is data. Lists are
 * made anew, because the library knows only those of its own realm.
 */
export function toCel(value: JsonValue): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Array.from(value, toCel);
  return new Map(Object.entries(value).map(([key, item]) => [key, toCel(item)]));
}

/** The result of an evaluation as JSON. Throws `EXPRESSION_FAILED` for what JSON cannot hold. An empty optional is null. */
export function fromCel(value: unknown): JsonValue {
  const size = { left: MAX_RESULT_SIZE };
  return convert(value, size);
}

function convert(value: unknown, size: { left: number }): JsonValue {
  size.left -= typeof value === 'string' ? value.length + 1 : 1;
  if (size.left < 0) throw failed('The result is too large.');
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return fromDouble(value);
    case 'bigint':
      return fromInt(value);
    default:
      return fromObject(value, size);
  }
}

function fromObject(value: unknown, size: { left: number }): JsonValue {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((item) => convert(item, size));
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [String(key), convert(item, size)]));
  if (value instanceof Optional) return value.hasValue() ? convert(value.value(), size) : null;
  throw failed('The result is a type, which is no data; write e.g. type(x) == string.');
}

function fromDouble(value: number): number {
  if (!Number.isFinite(value)) throw failed('The result is no finite number.');
  return Object.is(value, -0) ? 0 : value;
}

function fromInt(value: bigint): number {
  if (value > 2n ** 53n || value < -(2n ** 53n)) throw failed(`The whole number ${value} is beyond ±2^53, which JSON cannot hold exactly.`);
  return Number(value);
}

function failed(message: string): PerdureError {
  return new PerdureError('EXPRESSION_FAILED', message);
}
