import { isJsonObject } from '../json/is-json-object.ts';
import type { JsonPath } from '../json/json-path.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import { keywordFault, patternFault } from './keyword-faults.ts';
import { referenceFaults } from './reference-faults.ts';

/** A place in a schema and what is wrong there, as the end of a sentence. */
export interface SchemaFault {
  path: JsonPath;
  detail: string;
}

const SCHEMA = 'additionalProperties unevaluatedProperties propertyNames items unevaluatedItems contains not if then else'.split(' ');
const SCHEMA_LIST = 'prefixItems allOf anyOf oneOf'.split(' ');
const SCHEMA_MAP = '$defs definitions properties patternProperties dependentSchemas'.split(' ');

/**
 * Why a JSON Schema (draft 2020-12) cannot be used: keywords with a value of the wrong type, patterns that are none, references
 * that lead nowhere. Empty: it can be. Keywords that the draft does not know are let be, as it says.
 */
export function schemaFaults(schema: JsonValue): SchemaFault[] {
  const faults: SchemaFault[] = [];
  const visited: { path: JsonPath; schema: JsonObject }[] = [];
  visit(schema, [], faults, visited);
  return faults.length > 0 ? faults : referenceFaults(schema, visited);
}

function visit(schema: JsonValue, path: JsonPath, faults: SchemaFault[], visited: { path: JsonPath; schema: JsonObject }[]): void {
  if (typeof schema === 'boolean') return;
  if (!isJsonObject(schema)) {
    faults.push({ path, detail: 'is no schema, which is an object, true or false' });
    return;
  }
  visited.push({ path, schema });
  const deeper = (value: JsonValue, ...keys: (string | number)[]) => visit(value, [...path, ...keys], faults, visited);
  for (const [keyword, value] of Object.entries(schema)) {
    const fault = keywordFault(keyword, value);
    const report = (detail: string, ...keys: string[]) => faults.push({ path: [...path, keyword, ...keys], detail });
    if (fault !== undefined) report(fault);
    else if (SCHEMA.includes(keyword)) deeper(value, keyword);
    else if (SCHEMA_LIST.includes(keyword)) {
      if (!Array.isArray(value) || value.length === 0) report('is no list of at least one schema');
      else for (const [index, each] of value.entries()) deeper(each, keyword, index);
    } else if (SCHEMA_MAP.includes(keyword)) {
      if (!isJsonObject(value)) report('is no object of schemas');
      else {
        for (const [key, each] of Object.entries(value)) {
          const pattern = keyword === 'patternProperties' ? patternFault(key) : undefined;
          if (pattern !== undefined) report(pattern, key);
          deeper(each, keyword, key);
        }
      }
    }
  }
}
