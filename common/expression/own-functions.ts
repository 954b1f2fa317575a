import { EvaluationError, Optional } from '@marcbachmann/cel-js';

/** A key or an index by value: a whole double is the int of its size. */
export function keyOf(value: unknown): unknown {
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
}

/** What stands between brackets: a key of an object or a place in a list. */
export function placeIn(value: unknown): unknown {
  if (['string', 'number', 'bigint', 'boolean'].includes(typeof value)) return keyOf(value);
  throw new EvaluationError('Between the brackets stands a number or a text');
}

/** An object written in an expression; as a Map, because keys such as `constructor` are data. */
export function makeMap(entries: unknown): Map<unknown, unknown> {
  const map = new Map<unknown, unknown>();
  for (const [key, value] of entries as [unknown, unknown][]) {
    const by = keyOf(key);
    if (!['string', 'bigint', 'boolean'].includes(typeof by)) throw new EvaluationError('The key of an object is a text or a whole number');
    if (map.has(by)) throw new EvaluationError(`The key ${String(by)} stands twice in an object`);
    map.set(by, value);
  }
  return map;
}

/** `has(object.field)`: whether the field is there; nothing is in null. */
export function lookUp(value: unknown, field: unknown): boolean {
  if (value instanceof Optional) return value.hasValue() && lookUp(value.value(), field);
  if (value === null) return false;
  if (value instanceof Map) return value.has(field);
  throw new EvaluationError(`has() looks into an object; the place where \`${String(field)}\` was looked for is none`);
}

/** An element of `join`, as templates write it. */
export function toText(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  throw new EvaluationError('join() takes a list of texts, numbers, true and false');
}

/** Equality by value, as `==` has it. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if ((typeof a === 'bigint' && typeof b === 'number') || (typeof a === 'number' && typeof b === 'bigint')) return Number(a) === Number(b);
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => sameValue(item, b[index]));
  if (!(a instanceof Map && b instanceof Map) || a.size !== b.size) return false;
  return [...a].every(([key, value]) => b.has(key) && sameValue(value, b.get(key)));
}
