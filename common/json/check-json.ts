import { type JsonPath, jsonPointer } from './json-path.ts';
import type { JsonValue } from './json-value.ts';
import { RESERVED_KEYS } from './reserved-keys.ts';
import { textFault } from './text-fault.ts';

/** How many objects and lists may lie in each other in what comes from outside. */
export const MAX_JSON_DEPTH = 32;

/** A place that was refused, as problem+json lists it. */
export interface JsonFault {
  pointer: string;
  detail: string;
}

/** More faults than anybody reads are not collected. */
const MAX_FAULTS = 100;

/**
 * What in a body may not come in: nesting beyond 32 objects and lists, the reserved keys `__proto__`, `constructor` and
 * `prototype`, numbers beyond a double, NUL characters and lone surrogates, in keys and in texts. At most 100 faults, in document order; empty = fine.
 */
export function checkJson(value: JsonValue): JsonFault[] {
  const faults: JsonFault[] = [];
  visit(value, [], faults);
  return faults;
}

function visit(value: JsonValue, path: JsonPath, faults: JsonFault[]): void {
  if (faults.length >= MAX_FAULTS) return;
  const report = (detail: string, at: JsonPath = path) => {
    if (faults.length < MAX_FAULTS) faults.push({ pointer: jsonPointer(at), detail });
  };
  if (typeof value === 'string') {
    const fault = textFault(value);
    if (fault !== undefined) report(`The text holds ${fault}.`);
    return;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) report('The number is too large.');
  if (typeof value !== 'object' || value === null) return;
  if (path.length >= MAX_JSON_DEPTH) {
    report(`Nested deeper than ${MAX_JSON_DEPTH} levels.`);
    return;
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) visit(item, [...path, index], faults);
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    const at = [...path, key];
    const fault = textFault(key);
    if (RESERVED_KEYS.has(key)) report(`The key "${key}" is reserved.`, at);
    else if (fault !== undefined) report(`The key holds ${fault}.`, at);
    else visit(item, at, faults);
  }
}
