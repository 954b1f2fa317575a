import { dereference, type Schema } from '@cfworker/json-schema';
import type { JsonPath } from '../json/json-path.ts';
import { jsonPointer } from '../json/json-path.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';

/** Each `$ref` that leads to no schema of this document, or back to itself without looking at a value in between. */
export function referenceFaults(
  schema: JsonValue,
  visited: readonly { path: JsonPath; schema: JsonObject }[],
): { path: JsonPath; detail: string }[] {
  // the library notes on each schema where it leads, so that it gets a copy
  const copy = JSON.parse(JSON.stringify(schema)) as Schema | boolean;
  let known: Record<string, Schema | boolean>;
  try {
    known = dereference(copy);
  } catch {
    return [{ path: [], detail: 'has two parts with the same `$id`, or a `$id` or `$ref` that is no URI' }];
  }
  return visited.flatMap(({ path }) => {
    const from = at(copy, path);
    if (typeof from.$ref !== 'string') return [];
    const detail = fault(from, known);
    return detail === undefined ? [] : [{ path: [...path, '$ref'], detail: `${JSON.stringify(from.$ref)} ${detail}` }];
  });
}

function fault(from: Schema, known: Record<string, Schema | boolean>): string | undefined {
  const seen = new Set<Schema>();
  for (let here: Schema = from; here.$ref !== undefined; ) {
    if (seen.has(here)) return 'leads back to itself';
    seen.add(here);
    const next = known[here.__absolute_ref__ ?? here.$ref];
    if (next === undefined) return here === from ? 'leads to no schema in this document' : undefined;
    if (typeof next === 'boolean') return undefined;
    here = next;
  }
  return undefined;
}

function at(schema: Schema | boolean, path: JsonPath): Schema {
  let here: unknown = schema;
  for (const key of path) here = (here as Record<string, unknown>)[key];
  if (typeof here === 'object' && here !== null) return here as Schema;
  throw new Error(`There is no schema at ${jsonPointer(path)}.`);
}
