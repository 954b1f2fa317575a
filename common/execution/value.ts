import type { JsonValue } from '../json/json-value.ts';

/** A value in a workflow's state: itself when small, else a reference into `execution_values` with its size in bytes of JSON. */
export type Value = { value: JsonValue } | { ref: string; bytes: number };

/** The largest JSON text, in bytes, that a value may have to travel inline. */
export const INLINE_VALUE_BYTES = 4 * 1024;

/** The reference that stands for the trigger's output, computed from the input when it is read: `{ triggered, timestamp, ...input }`. */
export const TRIGGER_REF = 'trigger';

/** The reference that stands for the trigger's input, which lies on the execution's own row. */
export const INPUT_REF = 'input';
