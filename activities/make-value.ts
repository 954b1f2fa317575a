import { v7 as uuid } from 'uuid';
import { INLINE_VALUE_BYTES, type Value } from '../common/execution/value.ts';
import { jsonBytes } from '../common/json/json-bytes.ts';
import type { JsonValue } from '../common/json/json-value.ts';
import type { StoredValue } from '../db/statements/journal-apply.ts';

/** A value as it travels, and what has to be stored for it. */
export interface MadeValue {
  /** for the workflow: a reference above `inlineBytes` */
  value: Value;
  /** for events: a reference above 4 KiB */
  event: Value;
  stored: StoredValue[];
}

export function makeValue(json: JsonValue, inlineBytes: number): MadeValue {
  const bytes = jsonBytes(json);
  const inline: Value = { value: json };
  const fits = bytes <= Math.min(inlineBytes, INLINE_VALUE_BYTES);
  if (fits) return { value: inline, event: inline, stored: [] };
  const reference: Value = { ref: uuid(), bytes };
  return {
    value: reference,
    event: bytes <= INLINE_VALUE_BYTES ? inline : reference,
    stored: [{ ref: reference.ref, value: json, bytes }],
  };
}
