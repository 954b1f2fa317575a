import type { JsonValue } from '../json/json-value.ts';
import { utf8Bytes } from '../json/utf8-bytes.ts';
import type { EventValue } from './journal-event.ts';
import { INLINE_VALUE_BYTES } from './value.ts';

/** A value in a view: itself up to 4 KiB of JSON, otherwise only its size. */
export type ViewValue<Name extends string> = { [K in Name]?: JsonValue } & { [K in `${Name}Bytes`]?: number };

/** What a view shows of the value `name` of an event; nothing when the event has none. */
export function viewValue<Name extends 'input' | 'output'>(name: Name, event: EventValue<Name>): ViewValue<Name> {
  // TypeScript does not index mapped types by a generic name.
  const source = event as EventValue<string>;
  const [value, bytes] = [source[name], source[`${name}Bytes`]];
  if (value !== undefined) {
    return { [name]: value } as ViewValue<Name>;
  }
  return (bytes === undefined ? {} : { [`${name}Bytes`]: bytes }) as ViewValue<Name>;
}

/** How a whole value that lies on a row, such as the trigger's input, stands in an event or a view. */
export function shownValue<Name extends 'input' | 'output'>(name: Name, value: JsonValue): ViewValue<Name> {
  const bytes = utf8Bytes(JSON.stringify(value));
  return viewValue(name, (bytes <= INLINE_VALUE_BYTES ? { [name]: value } : { [`${name}Bytes`]: bytes }) as EventValue<Name>);
}
