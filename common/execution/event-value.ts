import type { EventValue } from './journal-event.ts';
import type { Value } from './value.ts';

/** A value as events carry it: `{ output }` when inline, else `{ outputBytes, outputRef }`. */
export function eventValue<Name extends 'input' | 'output'>(name: Name, value: Value): EventValue<Name> {
  const fields = 'ref' in value ? { [`${name}Bytes`]: value.bytes, [`${name}Ref`]: value.ref } : { [name]: value.value };
  return fields as EventValue<Name>;
}
