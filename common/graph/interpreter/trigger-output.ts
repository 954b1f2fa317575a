import { INLINE_VALUE_BYTES, TRIGGER_REF, type Value } from '../../execution/value.ts';
import type { JsonObject, JsonValue } from '../../json/json-value.ts';
import { inlineSize } from './inline-values.ts';

/** What a trigger puts out: the two extras and the input, whose keys win. By reference when the input is one or is large. */
export function triggerOutput(input: Value, startedAt: string): Value {
  const extras: JsonObject = { triggered: true, timestamp: Date.parse(startedAt) };
  if ('ref' in input) return { ref: TRIGGER_REF, bytes: input.bytes + inlineSize({ value: extras }) - 1 };
  const output: Value = { value: { ...extras, ...fieldsOf(input.value) } };
  const bytes = inlineSize(output);
  return bytes <= INLINE_VALUE_BYTES ? output : { ref: TRIGGER_REF, bytes };
}

function fieldsOf(input: JsonValue): JsonObject {
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {};
}
