import type { JsonValue } from './json-value.ts';
import { utf8Bytes } from './utf8-bytes.ts';

/** Size of a value's JSON text in bytes of UTF-8, as `JSON.stringify` writes it. */
export function jsonBytes(value: JsonValue): number {
  return utf8Bytes(JSON.stringify(value));
}
