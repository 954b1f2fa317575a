import { RESERVED_KEYS } from './reserved-keys.ts';
import { textFault } from './text-fault.ts';

/** A place in a JSON document (RFC 6901) and what is wrong with it. */
export interface JsonFault {
  pointer: string;
  detail: string;
}

/** The deepest nesting that a person's document may have. */
export const MAX_JSON_DEPTH = 32;

/** What a name of an object's member looks like inside a pointer. */
export function pointerSegment(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/**
 * What in a parsed JSON document cannot be stored or must not be: reserved keys, NUL, lone surrogates, numbers beyond a
 * double, nesting deeper than `maxDepth` (a list or object counts one). At most `limit` faults are returned.
 */
export function jsonFaults(value: unknown, options: { pointer?: string; maxDepth?: number; limit?: number } = {}): JsonFault[] {
  const { maxDepth = MAX_JSON_DEPTH, limit = 20 } = options;
  const faults: JsonFault[] = [];
  visit(value, options.pointer ?? '', maxDepth);
  return faults;

  function report(pointer: string, detail: string): void {
    faults.push({ pointer, detail });
  }

  function visit(part: unknown, pointer: string, depthLeft: number): void {
    if (faults.length >= limit) return;
    if (typeof part === 'string') visitText(part, pointer);
    else if (typeof part === 'number' && !Number.isFinite(part)) report(pointer, 'The number is too large.');
    else if (typeof part === 'object' && part !== null) {
      if (depthLeft === 0) report(pointer, `Nested deeper than ${maxDepth}.`);
      else if (Array.isArray(part)) visitItems(part, pointer, depthLeft);
      else for (const key of Object.keys(part)) visitMember(part as Record<string, unknown>, key, pointer, depthLeft);
    }
  }

  function visitItems(list: unknown[], pointer: string, depthLeft: number): void {
    for (const [index, item] of list.entries()) visit(item, pointer + pointerSegment(index), depthLeft - 1);
  }

  function visitMember(owner: Record<string, unknown>, key: string, pointer: string, depthLeft: number): void {
    const place = pointer + pointerSegment(key);
    if (RESERVED_KEYS.has(key)) report(place, `The key "${key}" is reserved.`);
    else {
      visitText(key, place);
      visit(owner[key], place, depthLeft - 1);
    }
  }

  function visitText(text: string, pointer: string): void {
    const fault = textFault(text);
    if (fault !== undefined) report(pointer, `The text holds ${fault}.`);
  }
}
